import { call } from './http';
import { operator, type Person } from './people';

const HOUR_MS = 3_600_000;

/** So many red packets of 1.00 for the orders that are paid within the hour. @returns the id of the campaign */
export async function openCampaign(packetCount: number): Promise<string> {
  const body = {
    ...{ name: 'A story', kind: 'fixed', packetCount, amountMinor: 100, budgetMinor: packetCount * 100 },
    startsAt: new Date(Date.now() - HOUR_MS),
    endsAt: new Date(Date.now() + HOUR_MS),
  };
  const answer = await call('notification', 'POST /campaigns', { token: operator().token, body });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id as string;
}

/** So that the orders of other stories win nothing. */
export async function closeCampaign(campaignId: string): Promise<void> {
  const body = { status: 'closed' };
  const answer = await call('notification', `PATCH /campaigns/${campaignId}`, { token: operator().token, body });
  expect(answer).toMatchObject({ status: 200 });
}

/** `{ balanceMinor, items: [{ orderId, amountMinor, status, … }] }` */
export async function redPacketsOf({ token }: Person): Promise<object> {
  return (await call('notification', 'GET /red-packets', { token })).body as object;
}
