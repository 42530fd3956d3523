import { isolated, type Isolated } from '@floodgate/testing';
import type { Books } from '../src';
import { serviceNames, type ServiceName } from '../src/ledgers';

/** A database of every service, and an empty broker. */
export interface TestBooks {
  readonly books: Books;
  readonly brokerUrl: string;
  /** A statement on the database of a service, by its administrator. */
  readonly write: (service: ServiceName, statement: string, parameters?: readonly unknown[]) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export async function openBooks(): Promise<TestBooks> {
  const environments = new Map<ServiceName, Isolated>();
  for (const service of serviceNames) environments.set(service, await isolated(service));
  const of = (service: ServiceName) => environments.get(service)!;
  const { brokerUrl, virtualHost } = of('order');
  const databases = Object.fromEntries(serviceNames.map((service) => [service, of(service).databaseUrl]));
  const managementUrl = process.env.FLOODGATE_TEST_MANAGEMENT_URL ?? '';
  return {
    books: { databases, broker: { clientUrl: brokerUrl, managementUrl }, vhost: virtualHost },
    brokerUrl,
    write: async (service, statement, parameters) => void (await of(service).sql(statement, parameters)),
    remove: async () => void (await Promise.all([...environments.values()].map((each) => each.remove()))),
  };
}
