import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { assertMayRead, type RedPacket } from '../domain/red-packet';
import { LedgerRepository } from '../storage/ledger.repository';
import { RedPacketRepository } from '../storage/red-packet.repository';

interface Question {
  /** Who is asking: a customer sees their own red packets, an operator anybody's. */
  readonly reader: { readonly customerId: string; readonly isOperator: boolean };
  /** Whose; the reader's own when not said. */
  readonly customerId: string | undefined;
  readonly limit: number;
  /** The last red packet of the page before. */
  readonly after: string | undefined;
}

interface Answer {
  readonly customerId: string;
  /** What the customer has by now, whatever is on the page. */
  readonly balanceMinor: number;
  readonly redPackets: readonly RedPacket[];
}

/** A customer's red packets, newest first, and what they add up to. */
@Injectable()
export class ListRedPackets {
  constructor(
    private readonly redPackets: RedPacketRepository,
    private readonly ledger: LedgerRepository,
  ) {}

  /** @throws RedPacketsNotYours */
  async execute(tx: Transaction, { reader, customerId = reader.customerId, ...page }: Question): Promise<Answer> {
    assertMayRead(customerId, reader);
    const redPackets = await this.redPackets.list(tx, { customerId, ...page });
    const balanceMinor = await this.ledger.balanceOfCustomer(tx, customerId);
    return { customerId, balanceMinor, redPackets };
  }
}
