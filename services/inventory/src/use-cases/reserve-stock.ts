import { Injectable } from '@nestjs/common';
import { PermitsAvailable, StockRejected, StockReserved } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { toldAt } from '../domain/allocation';
import { wastedPermits } from '../domain/lease';
import {
  mergeRequests,
  refusalReason,
  unanswered,
  type ReservationAnswer,
  type ReservationRequest,
} from '../domain/reservation';
import { LeaseRepository } from '../storage/lease.repository';
import { ReservationRepository } from '../storage/reservation.repository';

/** Gives every order its one answer: all its lines are held, or none is and the order hears why. */
@Injectable()
export class ReserveStock {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly leases: LeaseRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, requests: readonly ReservationRequest[]): Promise<void> {
    const now = this.clock.now();
    const merged = mergeRequests(requests);
    const normal = merged.filter(({ ticket }) => ticket === undefined);
    const tickets = merged.filter(({ ticket }) => ticket !== undefined);
    if (tickets.length > 0) await this.reservations.lockFor(tx, merged);
    const answers = [
      ...(await answerAll(normal, (waiting) => this.reservations.reserve(tx, waiting, now))),
      ...(await answerAll(tickets, (waiting) => this.reservations.reserveTickets(tx, waiting, now))),
    ];
    // An order that ended meanwhile hears nothing: whoever ended it knows.
    const held = answers.filter(({ status }) => status === 'held' || status === 'sold');
    const refused = answers.filter(({ status }) => status === 'refused');
    await this.outbox.addAll(tx, StockReserved, held.map(reserved));
    await this.outbox.addAll(tx, StockRejected, refused.map(rejected));
    const cancelled = answers.filter(({ status }) => status === 'cancelled');
    if (cancelled.length > 0) await this.freePermitsOf(tx, tickets, cancelled, now);
  }

  /** Permits were spent on tickets that were cancelled before they arrived. */
  private async freePermitsOf(
    tx: Transaction,
    tickets: readonly ReservationRequest[],
    cancelled: readonly ReservationAnswer[],
    now: Date,
  ): Promise<void> {
    const orderIds = cancelled.map(({ orderId }) => orderId);
    const closed = await this.reservations.closeCancelled(tx, orderIds, now);
    const wasted = wastedPermits(tickets.filter(({ orderId }) => closed.has(orderId)));
    const { nowAvailable } = await this.leases.freeWasted(tx, wasted);
    await this.outbox.addAll(tx, PermitsAvailable, toldAt(now, nowAvailable));
  }
}

/** An order that does not fit behind the ones before it may fit once those are refused: asks until nobody waits. */
async function answerAll(
  requests: readonly ReservationRequest[],
  ask: (waiting: readonly ReservationRequest[]) => Promise<readonly ReservationAnswer[]>,
): Promise<readonly ReservationAnswer[]> {
  const answers: ReservationAnswer[] = [];
  for (let waiting = requests; waiting.length > 0; waiting = unanswered(waiting, answers)) {
    const given = await ask(waiting);
    if (given.length === 0) throw new Error('PostgreSQL gave no order an answer: the statement is wrong');
    answers.push(...given);
  }
  return answers;
}

function reserved({ orderId, decidedAt }: ReservationAnswer) {
  return { orderId, reservedAt: decidedAt.toISOString() };
}

function rejected({ orderId, decidedAt, unmet }: ReservationAnswer) {
  const shortages = unmet.map(({ sku, requested, available }) => ({ sku, requested, available: available ?? 0 }));
  return { orderId, reason: refusalReason(unmet), shortages, rejectedAt: decidedAt.toISOString() };
}
