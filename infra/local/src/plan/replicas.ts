import { UsageError } from '../terminal/usage';
import type { HostPort } from './host-ports';
import type { ServicePlan, SystemPlan } from './system-plan';

export type Replicas = Readonly<Record<string, number>>;

const MOST_REPLICAS = 10;

/** `['order=2', 'inventory=3']` or `['order=2,inventory=3']`, checked against the services there are. */
export function parseReplicas(wishes: readonly string[], services: readonly ServicePlan[]): Replicas {
  const replicas: Record<string, number> = {};
  const names = services.map(({ name }) => name);
  for (const wish of wishes.flatMap((several) => several.split(','))) {
    const [name = '', count = ''] = wish.split('=');
    if (!names.includes(name)) {
      throw new UsageError(`--replicas ${wish}: there is no service "${name}", only ${names.join(', ')}.`);
    }
    if (!/^\d+$/.test(count) || Number(count) < 1 || Number(count) > MOST_REPLICAS) {
      throw new UsageError(`--replicas ${wish}: write ${name}=N with N from 1 to ${MOST_REPLICAS}.`);
    }
    replicas[name] = Number(count);
  }
  return replicas;
}

export interface Replica {
  readonly service: ServicePlan;
  readonly number: number;
  readonly port: number;
  readonly url: string;
}

/** Every process to run, replica 1 of each service on its own port and the others on the ports behind it. */
export function replicasOf(services: readonly ServicePlan[], replicas: Replicas): readonly Replica[] {
  return services.flatMap((service) =>
    Array.from({ length: replicas[service.name] ?? 1 }, (_, index) => {
      const port = service.firstPort.port + index;
      return { service, number: index + 1, port, url: `http://127.0.0.1:${port}` };
    }),
  );
}

/** Everything the system listens on. */
export function portsOf({ services, postgres, rabbitmq }: SystemPlan, replicas: Replicas): readonly HostPort[] {
  const ofServices = replicasOf(services, replicas).map(({ service, port }) => ({ ...service.firstPort, port }));
  return [...postgres.ports, ...rabbitmq.ports, ...ofServices];
}
