import type { WaitingMessage } from './coalesce';
import { RecentMessages } from './recent-messages';

const MEGABYTE = 1024 * 1024;

function message(id: string, byteCount = 10): WaitingMessage {
  const address = { exchange: 'order.events', routing_key: 'x', type: 'x', routing_headers: null };
  return { id, ...address, event_id: id, event_count: 1, subjects: ['a'], body: Buffer.alloc(byteCount) };
}

describe('recent messages', () => {
  const recent = new RecentMessages();

  beforeEach(() => {
    recent.end();
    recent.begin();
  });

  it('are those of a process that relays, until they are announced', () => {
    const kept = message('1');
    recent.keep(kept);
    expect(recent.get('1')).toBe(kept);
    recent.forget('1');
    expect(recent.get('1')).toBeUndefined();
  });

  it('are none where another process relays', () => {
    recent.keep(message('1'));
    recent.end();
    recent.keep(message('2'));
    expect([recent.get('1'), recent.get('2')]).toEqual([undefined, undefined]);
  });

  it('take a bounded part of the memory: the oldest are forgotten first', () => {
    for (const id of ['1', '2', '3', '4', '5']) recent.keep(message(id, MEGABYTE));
    expect(['1', '2', '5'].map((id) => recent.get(id)?.id)).toEqual([undefined, '2', '5']);
    recent.forget('2');
    recent.keep(message('6', MEGABYTE));
    expect(['3', '6'].map((id) => recent.get(id)?.id)).toEqual(['3', '6']);
  });
});
