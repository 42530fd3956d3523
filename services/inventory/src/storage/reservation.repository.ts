import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { ReservationAnswer, ReservationRequest } from '../domain/reservation';
import { RESERVE_LINES } from './reservation.sql';

@Injectable()
export class ReservationRepository {
  /** Answers in any sequence; a request without an answer has to be made again, behind those that were held just now. */
  reserve(tx: Transaction, requests: readonly ReservationRequest[], now: Date): Promise<ReservationAnswer[]> {
    const lines = requests.flatMap(({ orderId, lines }) => lines.map((line) => ({ orderId, ...line })));
    return tx.$queryRawUnsafe<ReservationAnswer[]>(
      RESERVE_LINES,
      lines.map(({ orderId }) => orderId),
      lines.map(({ sku }) => sku),
      lines.map(({ quantity }) => quantity),
      now,
    );
  }
}
