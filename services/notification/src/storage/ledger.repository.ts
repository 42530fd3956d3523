import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { BALANCE_OF_CUSTOMER } from './ledger.sql';

@Injectable()
export class LedgerRepository {
  /** In minor units, added up from every transfer to and from the customer. */
  async balanceOfCustomer(tx: Transaction, customerId: string): Promise<number> {
    const [row] = await tx.$queryRawUnsafe<{ balanceMinor: bigint }[]>(BALANCE_OF_CUSTOMER, customerId);
    return Number(row?.balanceMinor ?? 0);
  }
}
