import { admittedState, type TicketState } from '../domain/ticket';
import { TicketBook } from './ticket-book';

const begin = Date.parse('2026-01-05T10:00:00.000Z');

describe('the tickets a replica knows', () => {
  let now: number;
  let book: TicketBook;

  beforeEach(() => {
    now = begin;
    book = new TicketBook({ now: () => new Date(now) });
  });

  const admit = (...orderIds: string[]) =>
    orderIds.forEach((orderId) => book.admit({ orderId, saleId: 's-1', customerId: `holder of ${orderId}` }));
  const state = (status: string): TicketState => ({ ...admittedState('s-1'), status });
  const settle = (orderId: string, status = 'confirmed') =>
    book.settle({ orderId, customerId: `holder of ${orderId}`, ...state(status) });

  it('wait for their result from the moment they are given', () => {
    expect(book.has('t-1')).toBe(false);
    admit('t-1', 't-2');

    expect([book.has('t-1'), book.unsettledCount, book.stateOf('t-1')]).toEqual([true, 2, state('admitted')]);
    settle('t-1');
    expect([book.has('t-1'), book.unsettledCount, book.stateOf('t-1')]).toEqual([true, 1, state('confirmed')]);
  });

  it('count once, however often they are given or settled', () => {
    admit('t-1', 't-1', 't-2');
    expect(book.unsettledCount).toBe(2);

    settle('t-1');
    settle('t-1');
    admit('t-1');
    expect([book.unsettledCount, book.stateOf('t-1')?.status]).toEqual([1, 'confirmed']);
  });

  it('have holders, known from the ticket or from what became of it', () => {
    admit('t-1');
    settle('t-2', 'placed');

    expect(['t-1', 't-2', 't-3'].map((ticket) => book.mayHold(`holder of ${ticket}`))).toEqual([true, true, false]);
  });

  it('do not wait when their result was faster than the confirm', () => {
    settle('t-1', 'rejected');
    admit('t-1');

    expect([book.unsettledCount, book.stateOf('t-1')?.status]).toEqual([0, 'rejected']);
  });

  it('share their state with those that were settled together', () => {
    for (const ticket of ['t-1', 't-2', 't-3']) settle(ticket, ticket === 't-3' ? 'rejected' : 'confirmed');

    expect(book.stateOf('t-1')).toBe(book.stateOf('t-2'));
    expect(book.stateOf('t-3')).toEqual(state('rejected'));
  });

  it('wait until there is an answer, not until there is an order', () => {
    admit('t-1');
    settle('t-1', 'placed');
    expect([book.unsettledCount, book.stateOf('t-1')?.status]).toEqual([1, 'placed']);

    settle('t-2', 'placed');
    admit('t-2');
    expect([book.unsettledCount, book.stateOf('t-2')?.status]).toEqual([2, 'placed']);
  });

  it('of other replicas are known, and hold up nobody here', () => {
    settle('t-1', 'placed');

    expect([book.has('t-1'), book.unsettledCount, book.positionOf('t-1')]).toEqual([true, 0, undefined]);
  });

  it('stand in a line that moves up with every result', () => {
    admit('t-1', 't-2', 't-3', 't-4');
    expect(['t-1', 't-2', 't-3', 't-4'].map((ticket) => book.positionOf(ticket))).toEqual([0, 1, 2, 3]);

    settle('t-1');
    settle('t-3');
    expect(['t-1', 't-2', 't-3', 't-4'].map((ticket) => book.positionOf(ticket))).toEqual([undefined, 0, undefined, 1]);
    admit('t-5');
    expect(book.positionOf('t-5')).toBe(2);
  });

  it('are counted as they are settled, only those given here', () => {
    expect(book.settledPerS()).toBe(0);
    admit('t-1', 't-2');
    settle('t-1');
    settle('t-2');
    settle('t-3');
    now += 1_000;
    expect(book.settledPerS()).toBe(2);
  });

  it('tell who watches of every new state, and nobody else', () => {
    const heard: string[] = [];
    admit('t-1');
    const stop = book.watch('t-1', ({ status }) => heard.push(status));
    book.watch('t-1', ({ status }) => heard.push(`${status}, too`));

    settle('t-1', 'placed');
    settle('t-2');
    settle('t-1');
    settle('t-1');
    stop();
    settle('t-1', 'paid');
    expect(heard).toEqual(['placed', 'placed, too', 'confirmed', 'confirmed, too', 'paid, too']);
  });

  it('may be watched before anything is heard of them', () => {
    const heard: string[] = [];
    book.watch('t-1', ({ status }) => heard.push(status))();
    book.watch('t-1', ({ status }) => heard.push(status));

    settle('t-1');
    expect(heard).toEqual(['confirmed']);
  });

  it('that wait for long can be asked for, the oldest first', () => {
    admit('t-1', 't-2');
    now += 5_000;
    admit('t-3');
    settle('t-1', 'placed');

    expect([book.waitingLongerThan(5_000), book.waitingLongerThan(0)]).toEqual([
      ['t-1', 't-2'],
      ['t-1', 't-2', 't-3'],
    ]);
  });

  it('are forgotten when nobody knows them, and may be given again', () => {
    admit('t-1');
    book.forget('t-1');
    expect([book.has('t-1'), book.unsettledCount]).toEqual([false, 0]);

    admit('t-1');
    expect(book.unsettledCount).toBe(1);
  });

  it('are doubted when results were not heard for a while: the same tickets, but nobody can tell their state', () => {
    admit('waits', 't-1');
    settle('t-1', 'paid');
    book.doubt();

    expect([book.has('t-1'), book.stateOf('t-1'), book.stateOf('waits')?.status]).toEqual([
      true,
      undefined,
      'admitted',
    ]);
    admit('t-1');
    expect(book.unsettledCount).toBe(1);
    settle('t-1', 'confirmed');
    expect(book.stateOf('t-1')?.status).toBe('paid');
  });

  it('that somebody watches can be asked for, when they were not given here and have no result', () => {
    admit('own', 'own-settled');
    settle('own-settled');
    settle('settled');
    for (const ticket of ['own', 'own-settled', 'settled', 'unknown']) book.watch(ticket, () => undefined);
    book.watch('left', () => undefined)();

    expect(book.watchedElsewhere()).toEqual(['unknown']);
  });

  it('are at most a hundred thousand besides those that wait: those settled first are forgotten first', () => {
    admit('waits', 't-0');
    settle('t-1');
    settle('t-0');
    for (let ticket = 2; ticket <= 100_000; ticket++) settle(`t-${ticket}`);

    const known = ['waits', 't-1', 't-0', 't-50001', 't-100000'].map((ticket) => book.has(ticket));
    expect(known).toEqual([true, false, false, true, true]);
  });
});
