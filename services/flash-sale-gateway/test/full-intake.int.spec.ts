import { PlaceOrders } from '@floodgate/contracts';
import { eventually, tokenOf } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { always, givenSale, startGateway, type RunningGateway } from './running-gateway';

const INTAKE = 'test.intake';

/** The intake queue belongs to order; one of the same kind, but short, stands in for it here. */
describe('asking for a ticket while the intake is full', () => {
  let gateway: RunningGateway;

  beforeAll(async () => {
    gateway = await startGateway();
    const channel = await gateway.probe.createChannel();
    await channel.assertQueue(INTAKE, { arguments: { 'x-max-length': 1, 'x-overflow': 'reject-publish' } });
    await channel.bindQueue(INTAKE, PlaceOrders.exchange.name, PlaceOrders.type);
  });
  afterAll(() => gateway.stop());

  it('is refused until there is room again, and is then the same ticket as ever', async () => {
    const first = await gateway.knock('c-1');
    await eventually(async () => expect(await gateway.probe.depth(INTAKE)).toBe(1));

    const refused = await gateway.knock('c-2');

    expect(first.status).toBe(202);
    expect(refused).toMatchObject({ status: 503, body: { type: 'urn:floodgate:problem:flash-sale/intake-full' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await gateway.probe.depth(INTAKE)).toBe(1);

    const channel = await gateway.probe.createChannel();
    await channel.purgeQueue(INTAKE);
    expect(await gateway.knock('c-2')).toMatchObject({ status: 202 });
  });

  it('gives the permit of who was refused to who comes next', async () => {
    const saleId = await givenSale(gateway.environment, always);
    gateway.inventory.has(saleId, { allocated: 1, free: 1 });
    const buy = () => gateway.app.request('POST', `/flash-sales/${saleId}/orders`, { token: tokenOf(uuidv7()) });
    await eventually(async () => expect(await gateway.probe.depth(INTAKE)).toBe(1));
    expect(await buy()).toMatchObject({ status: 503 });

    const channel = await gateway.probe.createChannel();
    await channel.purgeQueue(INTAKE);
    expect([(await buy()).status, (await buy()).status]).toEqual([202, 410]);
  });

  it('still gives those their ticket who have it', async () => {
    expect(await gateway.knock('c-1')).toMatchObject({ status: 200 });
  });
});
