import { Outbox, wire } from '@floodgate/messaging';
import { Database } from '@floodgate/persistence';
import type { Isolated } from '@floodgate/testing';
import { LeaseTimes } from '../src/domain/lease-times';
import { inventoryMessaging } from '../src/inventory.messaging';
import { AllocationRepository } from '../src/storage/allocation.repository';
import { inventoryDatabase } from '../src/storage/inventory.database';
import { LeaseRepository } from '../src/storage/lease.repository';
import { ReservationRepository } from '../src/storage/reservation.repository';
import { AllocateStock } from '../src/use-cases/allocate-stock';
import { FreeWastedPermits } from '../src/use-cases/free-wasted-permits';
import { GrantLease } from '../src/use-cases/grant-lease';
import { ReconcileLeases } from '../src/use-cases/reconcile-leases';
import { ReleaseStock } from '../src/use-cases/release-stock';
import { ReserveStock } from '../src/use-cases/reserve-stock';
import { SellStock } from '../src/use-cases/sell-stock';
import { TakeBackPermits } from '../src/use-cases/take-back-permits';

/** A clock that a test sets. */
export class SetClock {
  ms = Date.parse('2026-01-01T00:00:00Z');

  now(): Date {
    return new Date(this.ms);
  }
}

export const LEASE_MS = 1_000;
export const GRACE_MS = 2_000;
export const ARRIVAL_MS = 60_000;

/** The use cases without their edges: what a test wants to happen at one moment, happens at one moment. */
export function useCasesAt(clock: SetClock) {
  const outbox = new Outbox(wire(inventoryMessaging));
  const times = new LeaseTimes(GRACE_MS, ARRIVAL_MS, 1);
  const [allocations, leases, reservations] = [
    new AllocationRepository(),
    new LeaseRepository(),
    new ReservationRepository(),
  ];
  return {
    allocate: new AllocateStock(allocations, outbox, clock),
    lease: new GrantLease(allocations, leases, clock, times),
    takeBack: new TakeBackPermits(leases, outbox, clock, times),
    freeWasted: new FreeWastedPermits(leases, outbox, clock),
    reconcile: new ReconcileLeases(leases, outbox, clock),
    reserve: new ReserveStock(reservations, leases, outbox, clock),
    sell: new SellStock(reservations, clock),
    release: new ReleaseStock(reservations, outbox, clock),
  };
}

/** Two processes, as far as PostgreSQL can tell. */
export function twoReplicas({ databaseUrl }: Isolated, poolMaxCount: number): readonly [Database, Database] {
  const settings = { ...inventoryDatabase, url: databaseUrl, poolMaxCount };
  return [new Database(settings), new Database(settings)];
}

/** The same numbers in every run (a linear congruential generator). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
