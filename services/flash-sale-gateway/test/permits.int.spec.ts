import { FlashSaleSoldOut, PlaceOrders, ReturnPermits } from '@floodgate/contracts';
import { eventually, tokenOf, type Reply } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { always, givenSale, startGateway, type RunningGateway } from './running-gateway';

describe('permits', () => {
  let gateway: RunningGateway;

  beforeAll(
    async () => (gateway = await startGateway({ PERMIT_LEASE_DEADLINE_MS: '300', PERMIT_IDLE_RETURN_MS: '700' })),
  );
  afterAll(() => gateway.stop());

  /** A sale that has so many pieces and that the gateway knows. */
  const saleWith = async (free: number, perCustomerLimit = 1): Promise<string> => {
    const saleId = await givenSale(gateway.environment, { ...always, perCustomerLimit });
    gateway.inventory.has(saleId, { allocated: free, free });
    return saleId;
  };
  const buy = (saleId: string, body?: unknown, customerId: string = uuidv7()): Promise<Reply> =>
    gateway.app.request('POST', `/flash-sales/${saleId}/orders`, { token: tokenOf(customerId), body });
  const crowd = (saleId: string, count: number) => Promise.all(Array.from({ length: count }, () => buy(saleId)));
  const withStatus = (replies: readonly Reply[], status: number) => replies.filter((reply) => reply.status === status);
  const questionsOf = (saleId: string) =>
    gateway.inventory.leaseQuestions.filter((question) => question.saleId === saleId);
  const placedIn = (saleId: string) => gateway.probe.published(PlaceOrders, { saleId });
  const returnedTo = (saleId: string) =>
    gateway.probe.published(ReturnPermits, { saleId }).reduce((sum, { data }) => sum + data.unspentCount, 0);

  it('are sold to the last and not one more; then everybody is told at once, here and on every replica', async () => {
    const saleId = await saleWith(30);
    const replies = await crowd(saleId, 100);

    expect([withStatus(replies, 202).length, withStatus(replies, 410).length]).toEqual([30, 70]);
    await eventually(() => expect(placedIn(saleId)).toHaveLength(30));
    expect(new Set(placedIn(saleId).map(({ data }) => data.orderId)).size).toBe(30);
    expect((await gateway.probe.hears(FlashSaleSoldOut, { saleId })).data.stockRevision).toBeGreaterThan(0);

    const questions = [...questionsOf(saleId)];
    expect(await buy(saleId)).toMatchObject({ status: 410, body: { type: expect.stringContaining('sold-out') } });
    expect(questionsOf(saleId)).toEqual(questions);
  });

  it('go back when nobody wants them any more, so that none is stranded', async () => {
    const saleId = await saleWith(5, 3);
    const replies = await Promise.all([buy(saleId, { quantity: 3 }), buy(saleId, { quantity: 3 })]);

    expect(replies.map(({ status }) => status).sort()).toEqual([202, 410]);
    expect(withStatus(replies, 410)[0]?.body).toMatchObject({ type: expect.stringContaining('too-few-left') });
    await eventually(() => expect(returnedTo(saleId)).toBe(2));
  });

  it('do not wait for who wants two when somebody wants one', async () => {
    const saleId = await saleWith(3, 2);
    const replies = await Promise.all([2, 2, 2, 1].map((quantity) => buy(saleId, { quantity })));

    expect(replies.map(({ status }) => status)).toEqual([202, 410, 410, 202]);
    await eventually(() => expect(placedIn(saleId).flatMap(({ data }) => data.lines)).toHaveLength(2));
    const pieces = placedIn(saleId).reduce(
      (sum, { data }) => sum + data.lines.reduce((all, one) => all + one.quantity, 0),
      0,
    );
    expect(pieces).toBe(3);
  });

  it('are asked for again under the same name when inventory did not answer in time', async () => {
    const saleId = await saleWith(10);
    gateway.inventory.isSilent = true;
    const buying = buy(saleId);
    await eventually(() => expect(questionsOf(saleId).length).toBeGreaterThan(1));
    gateway.inventory.isSilent = false;

    expect(await buying).toMatchObject({ status: 202 });
    expect(new Set(questionsOf(saleId).map(({ leaseId }) => leaseId)).size).toBe(1);
  });

  it('are refused for now, and nothing is spent, while inventory says nothing', async () => {
    const saleId = await saleWith(10);
    gateway.inventory.isSilent = true;
    const reply = await buy(saleId);
    gateway.inventory.isSilent = false;

    expect(reply).toMatchObject({ status: 503, body: { type: expect.stringContaining('stock-unknown') } });
    expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(placedIn(saleId)).toHaveLength(0);
    await eventually(async () => expect(await buy(saleId)).toMatchObject({ status: 202 }));
  });

  it('end with the sale: inventory has the last word', async () => {
    const saleId = await saleWith(10);
    gateway.inventory.has(saleId, { isClosed: true });

    expect(await buy(saleId)).toMatchObject({ status: 410, body: { type: expect.stringContaining('over') } });
  });

  it('go back before the process ends, each lease once', async () => {
    const saleId = await saleWith(10, 5);
    const replica = await gateway.startReplica();
    const path = `/flash-sales/${saleId}/orders`;
    const ask = (quantity: number) => replica.request('POST', path, { token: tokenOf(uuidv7()), body: { quantity } });
    await ask(5);
    await ask(3);
    expect(await ask(5)).toMatchObject({ status: 410 });
    await replica.stop();

    await eventually(() => expect(returnedTo(saleId)).toBe(2));
    const asked = new Set(questionsOf(saleId).map(({ leaseId }) => leaseId));
    const ended = gateway.probe.published(ReturnPermits, { saleId }).map(({ data }) => data.leaseId);
    expect(new Set(ended)).toEqual(asked);
  });
});
