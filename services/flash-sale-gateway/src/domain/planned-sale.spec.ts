import {
  ClosesBeforeItOpens,
  ClosesInThePast,
  IdempotencyKeyReused,
  NotAfterItIsOver,
  NotAfterItOpened,
} from './flash-sale.errors';
import {
  announcedStateOf,
  assertSameRequest,
  assertTimeLeft,
  changeSale,
  growthOf,
  isUnanswered,
  planSale,
  requestTextOf,
  type SaleChange,
  type SalePlan,
} from './planned-sale';

const plan: SalePlan = {
  sku: 'SKU-3',
  name: 'Concert ticket',
  priceMinor: 6_000,
  perCustomerLimit: 1,
  allocation: 100,
  opensAt: new Date('2026-01-05T10:00:00.000Z'),
  closesAt: new Date('2026-01-05T11:00:00.000Z'),
};
const sale = planSale({ ...plan, id: 's-1', createdAt: new Date('2026-01-01T00:00:00.000Z') });
const before = new Date('2026-01-05T09:00:00.000Z');
const during = new Date('2026-01-05T10:30:00.000Z');
const after = new Date('2026-01-05T11:00:00.000Z');
const opened = { ...sale, openedAt: plan.opensAt };

const everything = {
  name: 'Another name',
  priceMinor: 1,
  perCustomerLimit: 2,
  allocation: 50,
  opensAt: new Date('2026-01-05T10:15:00.000Z'),
  closesAt: new Date('2026-01-05T12:00:00.000Z'),
} satisfies SaleChange;

function fieldsRefused(change: SaleChange, now: Date): string[] {
  try {
    changeSale(opened, change, now);
  } catch (error) {
    if (error instanceof NotAfterItOpened || error instanceof NotAfterItIsOver)
      return error.errors.map(({ field }) => field);
    throw error;
  }
  return [];
}

describe('changing a sale', () => {
  it('is possible in everything before it opens', () => {
    expect(changeSale(sale, everything, before)).toEqual({ ...sale, ...everything, revision: 2 });
  });

  it.each([
    ['name', { name: 'x' }, ['name']],
    ['price', { priceMinor: 1 }, ['priceMinor']],
    ['limit', { perCustomerLimit: 2 }, ['perCustomerLimit']],
    ['beginning', { opensAt: before }, ['opensAt']],
    ['number of pieces', { allocation: 200 }, []],
    ['end', { closesAt: after }, []],
    ['everything', everything, ['name', 'priceMinor', 'perCustomerLimit', 'opensAt']],
  ])('of its %s while it is open refuses what was promised', (_, change, fields) => {
    expect(fieldsRefused(change, during)).toEqual(fields);
  });

  it('is impossible when it is over, by the clock or by what was announced', () => {
    const fields = Object.keys(everything);
    expect(fieldsRefused(everything, after).sort()).toEqual(fields.sort());
    expect(() => changeSale({ ...opened, closedAt: during }, { allocation: 1 }, during)).toThrow(NotAfterItIsOver);
  });

  it('to what is so already changes nothing, at any time', () => {
    expect(changeSale(opened, { ...plan }, after)).toBe(opened);
  });

  it('concerns inventory only when it is about pieces, or ends the sale', () => {
    expect(changeSale(sale, { name: 'x', closesAt: after, opensAt: before }, before).revision).toBe(1);
    expect(changeSale(opened, { allocation: 99 }, during).revision).toBe(2);
  });

  it('to an end that has passed ends it now', () => {
    expect(changeSale(opened, { closesAt: before }, during)).toEqual({
      ...opened,
      closesAt: during,
      closedAt: during,
      revision: 2,
    });
  });

  it('may end it in the moment in which it opened, before anybody has announced it', () => {
    const { opensAt, closesAt, openedAt, closedAt } = changeSale(sale, { closesAt: plan.opensAt }, plan.opensAt);
    expect(closesAt.getTime()).toBe(opensAt.getTime() + 1);
    expect([openedAt, closedAt]).toEqual([plan.opensAt, plan.opensAt]);
  });

  it('needs a window', () => {
    expect(() => changeSale(sale, { closesAt: before }, before)).toThrow(ClosesBeforeItOpens);
    expect(() => changeSale(sale, { opensAt: plan.closesAt }, before)).toThrow(ClosesBeforeItOpens);
  });
});

describe('a planned sale', () => {
  it('has time left when it is planned', () => {
    assertTimeLeft(sale, during);

    expect(() => assertTimeLeft(sale, after)).toThrow(ClosesInThePast);
  });

  it('is what was announced, also by a clock that is behind', () => {
    expect(announcedStateOf(sale, before)).toBe('upcoming');
    expect(announcedStateOf(opened, before)).toBe('open');
    expect(announcedStateOf({ ...opened, closedAt: during }, during)).toBe('over');
  });

  it('waits for inventory until its newest change is answered', () => {
    const answer = { revision: 1, allocated: 100, refusal: null };
    expect([
      isUnanswered(sale),
      isUnanswered({ ...sale, answer }),
      isUnanswered({ ...sale, answer, revision: 2 }),
    ]).toEqual([true, false, true]);
  });

  it('grows by what is wanted beyond what there is', () => {
    expect([{ allocation: 130 }, { allocation: 70 }, {}].map((change) => growthOf(sale, change))).toEqual([30, 0, 0]);
  });

  it('is the same request only with the same words', () => {
    const request = requestTextOf(plan);
    expect(() => assertSameRequest(request, { ...plan })).not.toThrow();
    for (const [field, value] of Object.entries(everything))
      expect(() => assertSameRequest(request, { ...plan, [field]: value })).toThrow(IdempotencyKeyReused);
  });
});
