import { RememberedTickets } from './remembered-tickets';

describe('remembered tickets', () => {
  it('are at most a hundred thousand: the oldest is forgotten first', () => {
    const tickets = new RememberedTickets();
    for (let ticket = 0; ticket <= 100_000; ticket++) tickets.add(`t-${ticket}`);

    expect([tickets.has('t-0'), tickets.has('t-1'), tickets.has('t-100000')]).toEqual([false, true, true]);
  });
});
