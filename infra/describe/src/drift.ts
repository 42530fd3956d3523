import { computeTopology } from '@floodgate/messaging';
import type { ServiceWiring } from './load-wirings';
import { exchangesOfNobody } from './topology-definitions';
import { bindingName, type RunningBroker } from './running-broker';

/** What the code declares and the broker lacks, and queues of ours that no code knows any more. */
export function drift(wirings: readonly ServiceWiring[], broker: RunningBroker): readonly string[] {
  const topologies = wirings.map((wiring) => computeTopology(wiring));
  const exchanges = [...topologies.flatMap((topology) => topology.exchanges), ...exchangesOfNobody()].map(
    ({ name }) => name,
  );
  const queues = topologies.flatMap((topology) => topology.queues.map(({ name }) => name));
  const bindings = topologies.flatMap((topology) =>
    topology.bindings.map(({ exchange, queue, routingKey }) => bindingName(exchange, queue, routingKey)),
  );
  const owners = wirings.map(({ owner }) => `${owner}.`);
  const isOurs = (queue: string): boolean => owners.some((prefix) => queue.startsWith(prefix));
  const forgotten = [...broker.queues.keys()].filter(
    (queue) =>
      isOurs(queue) && !queues.includes(queue) && !isWaitQueue(wirings, queue) && !isListenerQueue(wirings, queue),
  );
  return [
    ...exchanges.filter((name) => !broker.exchanges.has(name)).map((name) => `the broker lacks the exchange ${name}`),
    ...queues.filter((name) => !broker.queues.has(name)).map((name) => `the broker lacks the queue ${name}`),
    ...bindings.filter((name) => !broker.bindings.has(name)).map((name) => `the broker lacks the binding ${name}`),
    ...forgotten.map((name) => `the queue ${name} is on the broker and in no code: drain and delete it`),
  ];
}

/**
 * Queues of a delay that the code does not declare: its length comes from the configuration, or was another one until
 * lately. What waits there still arrives in its time, so that is no difference.
 */
export function waitingElsewhere(wirings: readonly ServiceWiring[], broker: RunningBroker): readonly string[] {
  const declared = wirings.flatMap((wiring) => computeTopology(wiring).queues.map(({ name }) => name));
  return [...broker.queues]
    .filter(([name, { messages }]) => messages > 0 && isWaitQueue(wirings, name) && !declared.includes(name))
    .map(
      ([name, { messages }]) =>
        `${messages} messages wait in ${name}, whose length is not in the code: they will arrive`,
    );
}

/** Of a process that runs now; it ends with it. */
function isListenerQueue(wirings: readonly ServiceWiring[], queue: string): boolean {
  return wirings.some(({ listeners }) => listeners.some(({ name }) => queue.startsWith(`${name}.`)));
}

function isWaitQueue(wirings: readonly ServiceWiring[], name: string): boolean {
  return wirings.some(({ handlers }) => handlers.some(({ queue }) => name.startsWith(`${queue}.wait-`)));
}
