/**
 * `ConfirmOrderOnStockReserved` of `order` → `order.confirm-order-on-stock-reserved`. A command handler is named as its
 * command and carries the suffix only because the command itself has the bare name: `PlaceOrdersHandler` → `order.place-orders`.
 */
export function queueName(owner: string, className: string): string {
  return `${owner}.${kebabCase(className.replace(/Handler$/, ''))}`;
}

/** The waiting room in front of the next attempt, such as `<queue>.retry-10s`. */
export function retryQueueName(queue: string, delayMs: number): string {
  return `${queue}.retry-${durationName(delayMs)}`;
}

/** Where messages wait that are meant for later, such as `<queue>.wait-15m`. */
export function waitQueueName(queue: string, delayMs: number): string {
  return `${queue}.wait-${durationName(delayMs)}`;
}

/** Where events end that failed for good. */
export function deadQueueName(queue: string): string {
  return `${queue}.dead`;
}

/** Exchange and queue for messages that found no queue. */
export function unroutableName(owner: string): string {
  return `${owner}.unroutable`;
}

/** `inventory.check-availability.v1` → `inventory.check-availability`: the queue of a question. */
export function rpcQueueName(type: string): string {
  return type.replace(/\.v\d+$/, '');
}

function kebabCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

function durationName(ms: number): string {
  return ms % 60_000 === 0 ? `${ms / 60_000}m` : ms % 1_000 === 0 ? `${ms / 1_000}s` : `${ms}ms`;
}
