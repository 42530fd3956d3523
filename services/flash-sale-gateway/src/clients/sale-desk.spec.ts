import { Stock } from '../../test/scripted-stock';
import type { InventoryClient } from './inventory.client';
import { SaleDesk, type NoPermit, type Permit } from './sale-desk';

type Answer = Permit | NoPermit;

describe('the permit desk of a sale', () => {
  let nowMs: number;
  let soldOutAt: number[];

  beforeEach(() => {
    nowMs = 0;
    soldOutAt = [];
  });

  function deskOf(stock: Stock): SaleDesk {
    return new SaleDesk('s-1', stock as unknown as InventoryClient, {
      leaseDurationMs: 10_000,
      idleReturnMs: 1_000,
      waitMaxMs: 2_000,
      waitingMaxCount: 100,
      nowMs: () => nowMs,
      onSoldOut: (_saleId, stockRevision) => soldOutAt.push(stockRevision),
    });
  }

  const takeAll = (desk: SaleDesk, quantities: readonly number[]) =>
    Promise.all(quantities.map(async (quantity) => desk.take(quantity)));
  const soldBy = (answers: readonly Answer[]) =>
    answers.reduce((sum, answer) => sum + (typeof answer === 'string' ? 0 : answer.quantity), 0);
  const times = (count: number, quantity = 1) => Array.from({ length: count }, () => quantity);

  it('sells exactly what there is, tells the rest, and says so once', async () => {
    const stock = new Stock(30);
    const answers = await takeAll(deskOf(stock), times(100));

    expect(soldBy(answers)).toBe(30);
    expect(answers.filter((answer) => answer === 'sold-out')).toHaveLength(70);
    expect([stock.free, soldOutAt]).toEqual([0, [7]]);
  });

  it('asks one question at a time, for all who wait', async () => {
    const stock = new Stock(100);
    await takeAll(deskOf(stock), times(100));

    expect(stock.asked.map(({ wantedCount }) => wantedCount)).toEqual([1, 99]);
  });

  it('says what one of them needs, because all pieces of a ticket come from one lease', async () => {
    const stock = new Stock(100);
    await takeAll(deskOf(stock), [1, 2, 3, 1]);

    expect(stock.asked.map(({ wantedCount, neededCount }) => [wantedCount, neededCount])).toEqual([
      [1, 1],
      [6, 3],
    ]);
  });

  it('asks again while grants are smaller than the crowd and something is left', async () => {
    const stock = new Stock(50, 8);

    expect(soldBy(await takeAll(deskOf(stock), times(60)))).toBe(50);
    expect(stock.free).toBe(0);
  });

  it('does not let who wants two block who wants one, nor keeps the last piece', async () => {
    const stock = new Stock(3);
    const desk = deskOf(stock);
    const answers = await takeAll(desk, [2, 2, 2, 1]);

    expect(answers.map((answer) => (typeof answer === 'string' ? answer : answer.quantity))).toEqual([
      ...[2, 'sold-out', 'sold-out', 1],
    ]);
  });

  it('tells who wants more than is left that there are fewer, and gives the rest back for others', async () => {
    const stock = new Stock(3);
    const desk = deskOf(stock);

    expect((await takeAll(desk, [2, 2])).at(1)).toBe('few');
    expect(soldOutAt).toEqual([]);
    nowMs = 1_000;
    const [first] = stock.asked;
    desk.spent({ saleId: 's-1', leaseId: first!.leaseId, quantity: 2 });
    await desk.tidyUp();
    expect(stock.free).toBe(1);
  });

  it.each([
    ['was not heard', 'silent'],
    ['got lost on the way back', 'answer-lost'],
  ] as const)('asks again for the same lease when a question %s', async (_, trouble) => {
    const stock = new Stock(10);
    stock.troubles.push(trouble, trouble);
    const answers = await takeAll(deskOf(stock), [1]);

    expect(new Set(stock.asked.map(({ leaseId }) => leaseId)).size).toBe(1);
    expect([stock.asked.length, soldBy(answers), stock.free]).toEqual([3, 1, 9]);
  });

  it('asks for the same lease also when somebody else comes later', async () => {
    const stock = new Stock(10);
    stock.troubles.push('unavailable');
    const desk = deskOf(stock);

    expect(await desk.take(1)).toBe('unavailable');
    expect(await desk.take(1)).toMatchObject({ quantity: 1 });
    expect(stock.asked[1]?.leaseId).toBe(stock.asked[0]?.leaseId);
  });

  it('finds out what became of a question whose buyers are gone, and gives its lease back at once', async () => {
    const stock = new Stock(10);
    stock.troubles.push('answer-lost');
    const desk = deskOf(stock);
    const waiting = desk.take(3);
    stock.troubles.push('unavailable');
    expect(await waiting).toBe('unavailable');
    expect(stock.free).toBe(7);
    for (let turn = 0; turn < 3; turn++) {
      await new Promise(setImmediate);
      await desk.tidyUp();
    }

    expect([stock.free, new Set(stock.asked.map(({ leaseId }) => leaseId)).size, desk.isIdle]).toEqual([10, 1, true]);
  });

  it('leaves a question that was never answered to inventory when its lease would be over', async () => {
    const stock = new Stock(10);
    stock.troubles.push('unavailable');
    const desk = deskOf(stock);
    await desk.take(1);
    nowMs = 8_000;
    await desk.take(1);

    expect(stock.asked[1]?.leaseId).not.toBe(stock.asked[0]?.leaseId);
  });

  it('sends away who waited too long, and who is too many', async () => {
    const stock = new Stock(10);
    stock.lease = () => new Promise(() => undefined);
    const desk = deskOf(stock);
    const waiting = takeAll(desk, times(100));

    expect(desk.take(1)).toBe('crowded');
    nowMs = 2_000;
    await desk.tidyUp();
    expect(new Set(await waiting)).toEqual(new Set(['unavailable']));
  });

  it('says that it is over when inventory says so', async () => {
    const stock = new Stock(10);
    stock.troubles.push('closed');

    expect(await deskOf(stock).take(1)).toBe('over');
  });

  it('sells the permit of a ticket that the broker refused to who comes next', async () => {
    const stock = new Stock(1);
    const desk = deskOf(stock);
    const permit = (await desk.take(1)) as Permit;
    desk.giveBack(permit);

    expect(await desk.take(1)).toEqual(permit);
    expect(stock.asked).toHaveLength(1);
  });

  it('gives it to who waits, before inventory has answered', async () => {
    const stock = new Stock(1);
    const desk = deskOf(stock);
    const permit = (await desk.take(1)) as Permit;
    stock.lease = () => new Promise(() => undefined);
    const waiting = desk.take(1);
    desk.giveBack(permit);

    expect(await waiting).toEqual(permit);
  });

  it('gives back what nobody wanted for a while, once the broker has answered for every ticket', async () => {
    const stock = new Stock(10);
    const desk = deskOf(stock);
    // The first was asked for alone, the other two together.
    const [first, second, third] = (await takeAll(desk, [1, 1, 1])) as Permit[];
    desk.spent(first!);
    desk.giveBack(second!);
    nowMs = 1_000;
    await desk.tidyUp();
    expect(desk.inHandCount).toBe(1);
    desk.spent(third!);
    await desk.tidyUp();

    expect([desk.inHandCount, stock.free, [...stock.returned.values()]]).toEqual([0, 8, [0, 1]]);
  });

  it('keeps what is used, and gives back the rest when the lease ends', async () => {
    const stock = new Stock(100);
    const desk = deskOf(stock);
    const permits = (await takeAll(desk, times(5))) as Permit[];
    for (const permit of permits) desk.giveBack(permit);
    for (nowMs = 0; nowMs < 7_500; nowMs += 500) {
      desk.giveBack((await desk.take(1)) as Permit);
      await desk.tidyUp();
      expect(desk.inHandCount).toBeGreaterThan(0);
    }
    nowMs = 8_000;
    await desk.tidyUp();

    expect([desk.inHandCount, stock.free]).toEqual([0, 100]);
  });

  it('tries to give back until the broker has it', async () => {
    const stock = new Stock(5);
    const desk = deskOf(stock);
    desk.giveBack((await desk.take(1)) as Permit);
    stock.isBrokerAway = true;
    nowMs = 1_000;
    await desk.tidyUp();
    expect([stock.free, desk.isIdle]).toEqual([4, false]);

    stock.isBrokerAway = false;
    await desk.tidyUp();
    expect([stock.free, desk.isIdle]).toEqual([5, true]);
  });

  it('gives back everything when it closes, also what an answer still brings', async () => {
    const stock = new Stock(100);
    const desk = deskOf(stock);
    desk.giveBack((await desk.take(1)) as Permit);
    const inventory = stock.lease.bind(stock);
    const { promise: answerIsDue, resolve: answerNow } = deferred();
    stock.lease = async (question) => (await answerIsDue, inventory(question));
    const late = desk.take(2);
    const closing = desk.close();
    await new Promise(setImmediate);
    answerNow();
    await closing;
    for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);

    expect([await late, desk.take(1), stock.free]).toEqual(['unavailable', 'unavailable', 100]);
  });
});

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
