import type { SystemPlan } from '@floodgate/local';
import { serviceNames, type Service, type ServiceName } from './target';

/** The services of docker-compose.yml with the accounts it gives them. */
export function servicesOf(
  { services }: SystemPlan,
  urlsOf: (name: ServiceName) => readonly string[],
): Readonly<Record<ServiceName, Service>> {
  const service = (name: ServiceName): Service => {
    const { DATABASE_URL: databaseUrl = '', BROKER_URL: brokerUrl = '' } =
      services.find((planned) => planned.name === name)?.environment ?? {};
    return { name, urls: urlsOf(name), databaseUrl, brokerUrl };
  };
  return Object.fromEntries(serviceNames.map((name) => [name, service(name)])) as Record<ServiceName, Service>;
}

/** The same broker, entered by somebody else. */
export function asUser(brokerUrl: string, username: string, password: string): string {
  const url = new URL(brokerUrl);
  Object.assign(url, { username, password });
  return url.href;
}
