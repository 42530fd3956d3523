import { EventEmitter } from 'node:events';
import { FollowTicket } from '../use-cases/follow-ticket';
import { TicketBook } from '../storage/ticket-book';
import { admittedState } from '../domain/ticket';
import type { Reply } from './server';
import { TicketStreams } from './ticket-streams';

/** An answer that notes what is written; its reader may stop reading. */
class FakeRaw extends EventEmitter {
  readonly written: string[] = [];
  writableLength = 0;
  isDestroyed = false;

  writeHead(): void {
    return undefined;
  }

  write(text: string): void {
    this.written.push(text);
  }

  end(text?: string): void {
    if (text !== undefined) this.written.push(text);
    this.emit('close');
  }

  destroy(): void {
    this.isDestroyed = true;
    this.emit('close');
  }
}

const TICK_MS = 2_000;

describe('open answers', () => {
  let book: TicketBook;
  let streams: TicketStreams;

  beforeEach(() => {
    jest.useFakeTimers();
    book = new TicketBook({ now: () => new Date() });
    streams = new TicketStreams(new FollowTicket(book), { maxCount: 3, maxCountPerCustomer: 2 });
  });
  afterEach(() => {
    streams.endAll();
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });

  const open = (orderId: string, customerId = orderId): FakeRaw => {
    const raw = new FakeRaw();
    // eslint-disable-next-line @typescript-eslint/no-empty-function -- nothing to hijack
    const reply = { raw, hijack: () => {}, getHeaders: () => ({}) } as unknown as Reply;
    streams.add(reply, customerId, { orderId, ...admittedState('s-1') });
    return raw;
  };
  const admit = (...orderIds: string[]) =>
    orderIds.forEach((orderId) => book.admit({ orderId, saleId: 's-1', customerId: 'c-1' }));
  const confirm = (orderId: string) =>
    book.settle({ orderId, customerId: 'c-1', ...admittedState('s-1'), status: 'confirmed' });

  it('are cut when their reader does not read', async () => {
    admit('t-1', 't-2');
    const slow = open('t-1');
    const quick = open('t-2');
    slow.writableLength = 20_000;
    await jest.advanceTimersByTimeAsync(TICK_MS);

    expect([slow.isDestroyed, quick.isDestroyed]).toEqual([true, false]);
    const count = slow.written.length;
    confirm('t-1');
    expect(slow.written).toHaveLength(count);
  });

  it('say that somebody is still here when there is nothing else to say, and nothing more often', async () => {
    admit('t-1');
    const raw = open('t-1');
    const count = raw.written.length;
    await jest.advanceTimersByTimeAsync(14_000);
    expect(raw.written).toHaveLength(count);

    await jest.advanceTimersByTimeAsync(2_000);
    expect(raw.written.slice(count)).toEqual([': still here\n\n']);
  });

  it('tell a position at most every two seconds, and only when it changed', async () => {
    admit(...Array.from({ length: 10 }, (_, ticket) => `t-${ticket}`));
    const raw = open('t-9');
    for (let ticket = 0; ticket < 5; ticket++) confirm(`t-${ticket}`);
    const count = raw.written.length;
    await jest.advanceTimersByTimeAsync(TICK_MS);

    expect(raw.written.slice(count)).toEqual([expect.stringContaining('"position":4')]);
  });

  it('end after a quarter of an hour, so that the token is looked at again', async () => {
    const raw = open('t-1');
    await jest.advanceTimersByTimeAsync(15 * 60_000 + 2 * TICK_MS);

    expect(raw.written.at(-1)).toContain('come again');
  });

  it('are bounded for each customer and for all, until somebody goes', () => {
    open('t-1', 'c-1');
    const second = open('t-2', 'c-1');
    expect([streams.room('c-1'), streams.room('c-2')]).toEqual(['none-for-this-customer', 'enough']);
    open('t-3', 'c-2');
    expect(streams.room('c-3')).toBe('none');

    second.emit('close');
    second.emit('close');
    expect([streams.room('c-1'), streams.room('c-3')]).toEqual(['enough', 'enough']);
  });

  it('are not opened any more while the replica stops', () => {
    streams.endAll();

    expect(streams.room('c-1')).toBe('none');
  });

  it('have one timer for all of them, and none when nobody is left', () => {
    const raws = ['t-1', 't-2', 't-3'].map((ticket) => open(ticket));
    expect(jest.getTimerCount()).toBe(1);

    for (const raw of raws) raw.emit('close');
    expect(jest.getTimerCount()).toBe(0);
    expect(book.watchedElsewhere()).toEqual([]);
  });
});
