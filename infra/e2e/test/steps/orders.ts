import { call, type Answer } from './http';
import { patiently } from './patiently';
import type { Person } from './people';

export interface Line {
  readonly sku: string;
  readonly quantity: number;
}

/** Places an order that must be accepted. @returns its id */
export async function placeOrder(customer: Person, lines: readonly Line[]): Promise<string> {
  const answer = await call('order', 'POST /orders', { token: customer.token, body: { lines } });
  expect(answer).toMatchObject({ status: 202, body: { status: 'placed' } });
  return answer.body.id as string;
}

export function readOrder(customer: Person, orderId: string): Promise<Answer> {
  return call('order', `GET /orders/${orderId}`, { token: customer.token });
}

/** Waits for the final answer to an order. */
export async function orderBecomes(
  customer: Person,
  orderId: string,
  status: 'confirmed' | 'rejected',
): Promise<Answer> {
  return patiently(async () => {
    const order = await readOrder(customer, orderId);
    expect(order.body).toMatchObject({ id: orderId, status });
    return order;
  });
}

/** The steps an order has taken, the first one first. */
export function historyOf({ body }: Answer): readonly string[] {
  return (body.history as { status: string }[]).map(({ status }) => status);
}

/** Waits until the customer was told about an order. @returns everything they were told about it */
export async function toldAbout(customer: Person, orderId: string): Promise<readonly string[]> {
  return patiently(async () => {
    const { body } = await call('notification', `GET /deliveries?orderId=${orderId}`, { token: customer.token });
    const told = body.items as readonly { channel: string; template: string; status: string }[];
    expect(told).not.toEqual([]);
    for (const { status } of told) expect(status).toBe('delivered');
    return told.map(({ channel, template }) => `${template} by ${channel}`).sort();
  });
}
