import { call, type Answer } from './http';
import { patiently } from './patiently';
import { operator, type Person } from './people';

const DAY_MS = 86_400_000;

/** A flash sale of so many pieces, planned by an operator, open for a day from `opensAt`. @returns its id */
export async function planSale(sku: string, allocation: number, opensAt = new Date()): Promise<string> {
  const closesAt = new Date(opensAt.getTime() + DAY_MS);
  const body = { sku, name: `Sale of ${sku}`, allocation, priceMinor: 500, opensAt, closesAt };
  const answer = await call('flash-sale-gateway', 'POST /flash-sales', { token: operator().token, body });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id as string;
}

/** A sale in which people can buy: it is open, and inventory has set its pieces aside. @returns its id */
export async function openSale(sku: string, allocation: number): Promise<string> {
  const id = await planSale(sku, allocation);
  await saleBecomes(id, { state: 'open', inventory: { answer: 'granted' }, counters: { free: allocation } });
  return id;
}

/** Waits until the sale is as expected, in what is said of it. */
export async function saleBecomes(saleId: string, expected: object): Promise<void> {
  await patiently(async () =>
    expect(await call('flash-sale-gateway', `GET /flash-sales/${saleId}`)).toMatchObject({ body: expected }),
  );
}

/** An operator changes what is agreed. */
export async function changeSale(saleId: string, body: object): Promise<void> {
  const { token } = operator();
  expect(await call('flash-sale-gateway', `PATCH /flash-sales/${saleId}`, { token, body })).toMatchObject({
    status: 200,
  });
}

/** Ends the sale at once. */
export function closeSale(saleId: string): Promise<void> {
  return changeSale(saleId, { closesAt: new Date() });
}

export function askForTicket({ token }: Person, saleId: string, replica = 0): Promise<Answer> {
  return call('flash-sale-gateway', `POST /flash-sales/${saleId}/orders`, { token, replica });
}

/** Asks until the answer is not «come again»: on a busy machine there is one before there is a ticket. */
export function getTicket(buyer: Person, saleId: string): Promise<Answer> {
  return patiently(async () => {
    const answer = await askForTicket(buyer, saleId);
    expect(answer.status).not.toBe(503);
    return answer;
  });
}

export function readTicket({ token }: Person, location: string): Promise<Answer> {
  return call('flash-sale-gateway', `GET ${location}`, { token });
}

/** Waits until the ticket has come so far. */
export async function ticketBecomes(buyer: Person, location: string, status: string): Promise<void> {
  await patiently(async () => {
    expect(await readTicket(buyer, location)).toMatchObject({ status: 200, body: { status } });
  });
}

export const tomorrow = (): Date => new Date(Date.now() + DAY_MS);
