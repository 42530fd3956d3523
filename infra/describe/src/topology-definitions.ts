import { messageCatalogue } from '@floodgate/contracts';
import { computeTopology, type Topology } from '@floodgate/messaging';
import type { ServiceWiring } from './load-wirings';

/** Every exchange, queue and binding of the system, in the format of RabbitMQ's definitions import. */
export function topologyDefinitions(wirings: readonly ServiceWiring[]): string {
  const topologies = wirings.map((wiring) => computeTopology(wiring));
  const definitions = {
    exchanges: [...topologies.flatMap(({ exchanges }) => exchanges), ...exchangesOfNobody()].map(
      ({ name, kind, arguments: args }) => ({
        name,
        type: kind,
        durable: true,
        auto_delete: false,
        internal: false,
        arguments: args,
      }),
    ),
    queues: topologies.flatMap(({ queues }) =>
      queues.map(({ name, arguments: args }) => ({ name, durable: true, auto_delete: false, arguments: args })),
    ),
    bindings: topologies.flatMap(({ bindings }) =>
      bindings.map(({ exchange, queue, routingKey, arguments: args }) => ({
        source: exchange,
        destination: queue,
        destination_type: 'queue',
        routing_key: routingKey,
        arguments: args,
      })),
    ),
  };
  return `${JSON.stringify(definitions, undefined, 2)}\n`;
}

/** Alerts come from every service, so none of them declares where they are told: the set-up does. */
export function exchangesOfNobody(): Topology['exchanges'] {
  const alerts = messageCatalogue.filter(({ kind }) => kind === 'alert').map(({ exchange }) => exchange);
  return [...new Map(alerts.map((exchange) => [exchange.name, { ...exchange, arguments: {} }])).values()];
}
