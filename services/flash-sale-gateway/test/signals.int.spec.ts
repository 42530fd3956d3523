import { FlashSaleReopened, FlashSaleSoldOut, PermitsAvailable } from '@floodgate/contracts';
import { eventually, tokenOf, type RunningApp } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';
import { always, givenSale, startGateway, type RunningGateway } from './running-gateway';

const at = '2026-01-05T10:00:00.000Z';

describe('what every replica hears', () => {
  let gateway: RunningGateway;
  let replica: RunningApp;
  let saleId: string;

  beforeAll(async () => {
    gateway = await startGateway();
    replica = await gateway.startReplica();
  });
  beforeEach(async () => {
    gateway.inventory.isSilentOnLeases = false;
    saleId = await givenSale(gateway.environment, always);
  });
  afterAll(async () => {
    await replica.stop();
    await gateway.stop();
  });

  const statusAt = async (app: RunningApp) =>
    (await app.request('POST', `/flash-sales/${saleId}/orders`, { token: tokenOf(uuidv7()) })).status;
  const everywhere = (status: number) =>
    eventually(async () => expect(await Promise.all([gateway.app, replica].map(statusAt))).toEqual([status, status]));
  const soldOut = (stockRevision: number) => gateway.probe.deliver(FlashSaleSoldOut, { saleId, stockRevision, at });
  const reopened = (stockRevision: number) => gateway.probe.deliver(FlashSaleReopened, { saleId, stockRevision, at });
  /** Signals keep their order, so this one is heard after all before it. */
  const heardEverythingBefore = async () => {
    const asked = saleId;
    saleId = await givenSale(gateway.environment, always);
    await soldOut(1);
    await everywhere(410);
    saleId = asked;
  };

  it('is that a sale is sold out, and that it is open again', async () => {
    await soldOut(10);
    await everywhere(410);

    await reopened(11);
    await everywhere(202);
  });

  it('is not believed when it is older than what is known', async () => {
    await soldOut(10);
    await everywhere(410);
    await reopened(9);
    await heardEverythingBefore();
    expect([await statusAt(gateway.app), await statusAt(replica)]).toEqual([410, 410]);

    await reopened(12);
    await everywhere(202);
    await soldOut(11);
    await heardEverythingBefore();
    expect([await statusAt(gateway.app), await statusAt(replica)]).toEqual([202, 202]);
  });

  it('begins with one replica that inventory tells of permits', async () => {
    await soldOut(10);
    await everywhere(410);

    await gateway.probe.deliver(PermitsAvailable, { saleId, free: 1, stockRevision: 11, availableAt: at });
    await everywhere(202);
    expect(gateway.probe.published(FlashSaleReopened, { saleId })).toHaveLength(1);
  });

  it('is learned by a replica that starts later', async () => {
    gateway.inventory.isSilentOnLeases = true;
    gateway.inventory.has(saleId, { allocated: 5, free: 0, held: 5 });
    const late = await gateway.startReplica();

    await eventually(async () => expect(await statusAt(late)).toBe(410));
    await late.stop();
  });

  it('is learned by a replica that was cut off meanwhile', async () => {
    await soldOut(1);
    await everywhere(410);
    gateway.inventory.has(saleId, { allocated: 5, free: 5, stockRevision: 2 });
    gateway.proxy.cut();

    await everywhere(202);
  });

  it('is learned again every few seconds, should a signal have been lost', async () => {
    gateway.inventory.isSilentOnLeases = true;
    gateway.inventory.has(saleId, { allocated: 5, free: 0, held: 5, stockRevision: 20 });

    await everywhere(410);
  });

  it('is what a sale is changed to: who ends it on one replica ends it on all', async () => {
    await everywhere(202);
    const body = { closesAt: '2026-01-02T00:00:00Z' };
    await gateway.app.request('PATCH', `/flash-sales/${saleId}`, { token: tokenOf('o-1', 'operator'), body });

    await everywhere(410);
  });
});
