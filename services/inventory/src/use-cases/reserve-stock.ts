import { Injectable } from '@nestjs/common';
import { StockRejected, StockReserved } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import {
  mergeRequests,
  refusalReason,
  unanswered,
  type ReservationAnswer,
  type ReservationRequest,
} from '../domain/reservation';
import { ReservationRepository } from '../storage/reservation.repository';

/** Gives every order its one answer: all its lines are held, or none is and the order hears why. */
@Injectable()
export class ReserveStock {
  constructor(
    private readonly reservations: ReservationRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, requests: readonly ReservationRequest[]): Promise<void> {
    const answers = await this.answerAll(tx, mergeRequests(requests));
    const held = answers.filter(({ status }) => status === 'held');
    const refused = answers.filter(({ status }) => status === 'refused');
    await this.outbox.addAll(tx, StockReserved, held.map(reserved));
    await this.outbox.addAll(tx, StockRejected, refused.map(rejected));
  }

  /** An order that does not fit behind the ones before it may fit once those are refused: asks until nobody waits. */
  private async answerAll(tx: Transaction, requests: ReservationRequest[]): Promise<ReservationAnswer[]> {
    const now = this.clock.now();
    const answers: ReservationAnswer[] = [];
    for (let waiting = requests; waiting.length > 0; waiting = unanswered(waiting, answers)) {
      const given = await this.reservations.reserve(tx, waiting, now);
      if (given.length === 0) throw new Error('PostgreSQL gave no order an answer: the statement is wrong');
      answers.push(...given);
    }
    return answers;
  }
}

function reserved({ orderId, decidedAt }: ReservationAnswer) {
  return { orderId, reservedAt: decidedAt.toISOString() };
}

function rejected({ orderId, decidedAt, unmet }: ReservationAnswer) {
  const shortages = unmet.map(({ sku, requested, available }) => ({ sku, requested, available: available ?? 0 }));
  return { orderId, reason: refusalReason(unmet), shortages, rejectedAt: decidedAt.toISOString() };
}
