import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every exchange, queue and binding of the system, as the code describes them. */
export const topology = JSON.parse(readFileSync(join(process.cwd(), 'infra/rabbitmq/topology.json'), 'utf8')) as {
  readonly exchanges: readonly { readonly name: string }[];
  readonly queues: readonly { readonly name: string }[];
  readonly bindings: readonly {
    readonly source: string;
    readonly destination: string;
    readonly routing_key: string;
  }[];
};
