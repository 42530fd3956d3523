import { checkInvariants } from '@floodgate/invariants';
import { eventually } from '@floodgate/testing';
import { Client } from 'pg';
import { OrderStream } from './order-stream';
import type { System } from './system';

const ORDERS_PER_SECOND = 30;
/** Orders flow this long before the fault, so that every part is in the middle of something. */
const WARM_UP_MS = 2_000;
/** The longest ladder, twice: beyond it nothing can still be on its way. */
const RECOVERY_DEADLINE_MS = 180_000;

jest.setTimeout(2 * RECOVERY_DEADLINE_MS + 60_000);

/**
 * Lets orders flow, does `fault`, lets them flow on, and then waits until everything that was ever accepted has its one
 * answer and the books are right. Prints how long that took from the end of the fault.
 */
export async function survives(system: System, name: string, fault: () => Promise<void>): Promise<void> {
  const stream = new OrderStream(
    { orderUrl: await system.urlOf('order'), token: await system.token(`c-${name}`) },
    name,
    ORDERS_PER_SECOND,
  );
  try {
    await pause(WARM_UP_MS);
    await fault();
    const healedAt = performance.now();
    await pause(WARM_UP_MS);
    await stream.end();
    await eventually(() => everyOrderIsAnswered(system, stream), RECOVERY_DEADLINE_MS);
    const recoveredS = ((performance.now() - healedAt) / 1_000).toFixed(1);
    await eventually(() => booksAreRight(system), RECOVERY_DEADLINE_MS);
    process.stdout.write(
      `  ${name}: ${stream.acceptedIds.size} orders, all answered ${recoveredS} s after the fault\n`,
    );
  } finally {
    stream.giveUp();
  }
}

/** Lets the fault last. The only place where time itself is what is tested. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function everyOrderIsAnswered(system: System, stream: OrderStream): Promise<void> {
  const { databases } = await system.books();
  const client = new Client(databases.order);
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM orders WHERE id = ANY($1::uuid[]) AND status <> 'placed'`,
      [[...stream.acceptedIds]],
    );
    expect(rows[0]?.count).toBe(stream.acceptedIds.size);
  } finally {
    await client.end();
  }
}

export async function booksAreRight(system: System): Promise<void> {
  const findings = await checkInvariants(await system.books());
  expect(findings.filter(({ offenders }) => offenders.length > 0)).toEqual([]);
  const { services } = await system.status();
  expect(services.filter(({ healthy }) => !healthy)).toEqual([]);
}
