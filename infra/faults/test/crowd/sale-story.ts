import { eventually } from '@floodgate/testing';
import { booksAreRight } from '../fault-story';
import type { System } from '../system';
import { Crowd } from './crowd';
import { ordersOfSale } from './orders-of-sale';
import { Sale } from './sale';

/** Leases of a killed replica come back within a minute; the rest is drain. */
const SOLD_DEADLINE_MS = 150_000;

/** What a customer may be told: a ticket, the same ticket again, or no, politely. 0 is a connection that broke under them. */
const POLITE = [200, 202, 410, 429, 503];

interface Story {
  readonly name: string;
  readonly units: number;
  readonly customers: number;
  /** What happens while the crowd is at the doors. */
  readonly meanwhile?: (sale: Sale, crowd: Crowd) => Promise<void>;
  /** How many pieces there are in the end, when that is not how many there were. */
  readonly unitsInTheEnd?: number;
  /** Connections may break: something is killed. */
  readonly mayBreak?: boolean;
}

/**
 * Lets a crowd at a sale of its own, with patience: whoever is turned away comes again, as people do, until exactly the
 * pieces there are have been sold. Then nobody may have two, nobody who was given a ticket may be without an answer, and
 * the books must be right.
 */
export async function sellsExactly(system: System, story: Story): Promise<{ sale: Sale; crowd: Crowd }> {
  const { name, units, customers, meanwhile, unitsInTheEnd = units, mayBreak = false } = story;
  const sale = await Sale.open(system, name, units);
  const crowd = await crowdFor(system, name, customers);
  const startedAt = performance.now();
  try {
    const rushing = crowd.rushPatiently(sale.id);
    await meanwhile?.(sale, crowd);
    await eventually(async () => {
      const { counts } = await ordersOfSale(system, sale.id);
      expect((counts.confirmed ?? 0) + (counts.paid ?? 0)).toBe(unitsInTheEnd);
    }, SOLD_DEADLINE_MS);
    const soldS = ((performance.now() - startedAt) / 1_000).toFixed(1);
    crowd.over();
    await rushing;
    await verdict(system, sale, crowd, unitsInTheEnd);
    expect(crowd.rudeness(mayBreak ? [...POLITE, 0] : POLITE)).toEqual([]);
    const told = [...crowd.reasons].map(([reason, count]) => `${count} × ${reason}`).join(', ');
    process.stdout.write(`  ${name}: ${unitsInTheEnd} sold after ${soldS} s; told ${told}\n`);
    return { sale, crowd };
  } finally {
    crowd.close();
    await sale.close();
  }
}

export async function crowdFor(system: System, name: string, customers: number): Promise<Crowd> {
  const tokens = await system.tokens(name, customers);
  const { services } = await system.status();
  const doors = services.filter((service) => service.name === 'flash-sale-gateway').map(({ url }) => url);
  return new Crowd(
    doors,
    tokens.map((token, index) => ({ customer: `${name}-${index + 1}`, token })),
  );
}

/** What must hold whatever happened. */
export async function verdict(system: System, sale: Sale, crowd: Crowd, units: number): Promise<void> {
  await eventually(async () => {
    const { counts, doubled, ids } = await ordersOfSale(system, sale.id);
    expect(doubled).toEqual([]);
    expect((counts.confirmed ?? 0) + (counts.paid ?? 0)).toBe(units);
    expect(counts.placed ?? 0).toBe(0);
    expect([...crowd.tickets.values()].filter((orderId) => !ids.has(orderId))).toEqual([]);
  }, SOLD_DEADLINE_MS);
  await eventually(() => booksAreRight(system), SOLD_DEADLINE_MS);
}
