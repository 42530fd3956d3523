import type { ConfirmChannel } from 'amqplib';
import { WiringError } from '../errors';
import type { Topology } from './topology';
import type { Wiring } from './wiring';

/** Declares what a service owns. Declaring the same again changes nothing; the channel must be one of its own, for an error closes it. */
export async function declareTopology(channel: ConfirmChannel, topology: Topology): Promise<void> {
  for (const { name, kind, arguments: args } of topology.exchanges) {
    await orExplain(`exchange "${name}"`, () => channel.assertExchange(name, kind, { durable: true, arguments: args }));
  }
  for (const { name, arguments: args } of topology.queues) {
    await orExplain(`queue "${name}"`, () => channel.assertQueue(name, { durable: true, arguments: args }));
  }
  for (const { exchange, queue, routingKey, arguments: args } of topology.bindings) {
    await orExplain(`binding ${exchange} → ${queue}`, () => channel.bindQueue(queue, exchange, routingKey, args));
  }
}

/** Looks for the exchanges of others through which this service's outbox travels: a missing one would stop all of it. */
export async function checkExchanges(channel: ConfirmChannel, { owner, publishes }: Wiring): Promise<void> {
  const foreign = publishes.filter((contract) => contract.owner !== owner).map(({ exchange }) => exchange.name);
  for (const name of new Set(foreign)) await orExplain(`use of exchange "${name}"`, () => channel.checkExchange(name));
}

async function orExplain(what: string, declare: () => Promise<unknown>): Promise<void> {
  try {
    await declare();
  } catch (error) {
    throw new WiringError(`Cannot declare ${what}: ${fixFor(error)}`, { cause: error });
  }
}

function fixFor(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  if (text.includes('PRECONDITION_FAILED')) {
    return `it exists with other arguments (${text}). Give the handler a new name, or drain and delete the old one first.`;
  }
  if (text.includes('NOT_FOUND')) {
    return `the other side does not exist yet (${text}). Run the set-up, which declares everything of every service.`;
  }
  if (text.includes('ACCESS_REFUSED')) {
    return `this broker user may not (${text}). Its permissions are in infra/setup/src/broker/permissions.ts; run the set-up after changing them.`;
  }
  return text;
}
