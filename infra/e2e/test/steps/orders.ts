import { call, type Answer } from './http';
import { patiently } from './patiently';
import { operator, type Person } from './people';

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

export type OrderStatus = 'confirmed' | 'rejected' | 'paid' | 'cancelled' | 'expired' | 'refunded';

/** Waits until the order has come so far. */
export async function orderBecomes(customer: Person, orderId: string, status: OrderStatus): Promise<Answer> {
  return patiently(async () => {
    const order = await readOrder(customer, orderId);
    expect(order.body).toMatchObject({ id: orderId, status });
    return order;
  });
}

/** Places an order that can be delivered, and waits until it can be paid. @returns its id */
export async function confirmedOrder(customer: Person, lines: readonly Line[]): Promise<string> {
  const orderId = await placeOrder(customer, lines);
  await orderBecomes(customer, orderId, 'confirmed');
  return orderId;
}

/** One attempt to pay, with a card of the sandbox provider. */
export function pay({ token }: Person, orderId: string, card = 'sandbox-approve'): Promise<Answer> {
  return call('order', `POST /orders/${orderId}/payment`, { token, body: { card } });
}

export function cancel({ token }: Person, orderId: string): Promise<Answer> {
  return call('order', `POST /orders/${orderId}/cancellation`, { token });
}

/** An operator gives the money back. */
export function refund(orderId: string): Promise<Answer> {
  return call('order', `POST /orders/${orderId}/refund`, { token: operator().token, body: { reason: 'it broke' } });
}

/** The steps an order has taken, the first one first. */
export function historyOf({ body }: Answer): readonly string[] {
  return (body.history as { status: string }[]).map(({ status }) => status);
}
