import { call, type Answer } from './http';
import { operator, type Person } from './people';

const DAY_MS = 86_400_000;

/** A flash sale planned by an operator, open for a day from `opensAt`. @returns its id */
export async function planSale(sku: string, opensAt = new Date()): Promise<string> {
  const closesAt = new Date(opensAt.getTime() + DAY_MS);
  const body = { sku, name: `Sale of ${sku}`, priceMinor: 500, opensAt, closesAt };
  const answer = await call('flash-sale-gateway', 'POST /flash-sales', { token: operator().token, body });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id as string;
}

export function askForTicket({ token }: Person, saleId: string, replica = 0): Promise<Answer> {
  return call('flash-sale-gateway', `POST /flash-sales/${saleId}/orders`, { token, replica });
}

export const tomorrow = (): Date => new Date(Date.now() + DAY_MS);
/** A sale that opened then is over. */
export const longAgo = (): Date => new Date(Date.now() - 7 * DAY_MS);
