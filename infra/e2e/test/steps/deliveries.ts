import { call } from './http';
import { patiently } from './patiently';
import type { Person } from './people';

/** Waits until the customer was told about an order. @returns everything they were told about it */
export async function toldAbout(customer: Person, orderId: string): Promise<readonly string[]> {
  return patiently(async () => {
    const told = await deliveriesOf(customer, orderId);
    expect(told).not.toEqual([]);
    for (const { status } of told) expect(status).toBe('delivered');
    return told.map(({ channel, template }) => `${template} by ${channel}`).sort();
  });
}

/** Waits until the customer was told all of this, each once by e-mail and by push message, and nothing else. */
export async function isTold(customer: Person, orderId: string, ...templates: readonly string[]): Promise<void> {
  const expected = templates.flatMap((template) => [`${template} by email`, `${template} by push`]).sort();
  await patiently(async () => expect(await toldAbout(customer, orderId)).toEqual(expected));
}

async function deliveriesOf({ token }: Person, orderId: string) {
  const { body } = await call('notification', `GET /deliveries?orderId=${orderId}`, { token });
  return body.items as readonly { channel: string; template: string; status: string }[];
}
