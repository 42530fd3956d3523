import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Charge } from '../domain/payment';
import { ASK, CHARGE, REFUND } from './sandbox.sql';

export type SandboxStatus = 'pending' | 'approved' | 'declined' | 'void';

interface Row {
  readonly status: SandboxStatus;
}

/** The sandbox provider's own books. Nothing of ours refers to them, and nobody but the sandbox reads them. */
@Injectable()
export class SandboxRepository {
  /** @returns what it said when it was first asked for this payment, now or earlier */
  async charge(tx: Transaction, charge: Charge, status: SandboxStatus): Promise<SandboxStatus> {
    const { paymentId, card, amountMinor } = charge;
    const [row] = await tx.$queryRawUnsafe<readonly Row[]>(CHARGE, paymentId, card, amountMinor, status);
    return row?.status ?? status;
  }

  /** @returns undefined for a payment it has never heard of */
  async ask(tx: Transaction, paymentId: string, decliningCard: string): Promise<SandboxStatus | undefined> {
    const [row] = await tx.$queryRawUnsafe<readonly Row[]>(ASK, paymentId, decliningCard);
    return row?.status;
  }

  /** @returns whether everything is given back */
  async refund(tx: Transaction, paymentId: string, slowCard: string): Promise<boolean> {
    const [row] = await tx.$queryRawUnsafe<readonly { isBack: boolean }[]>(REFUND, paymentId, slowCard);
    return row?.isBack ?? false;
  }
}
