import { Injectable } from '@nestjs/common';
import { AllocationSet, PermitsAvailable } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { changeOf, toldAt, type Allocation, type AllocationRequest } from '../domain/allocation';
import { AllocationRepository } from '../storage/allocation.repository';

/** Moves pieces between the stock and a flash sale, until the sale has what it is to have. */
@Injectable()
export class AllocateStock {
  constructor(
    private readonly allocations: AllocationRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Answers always: with the newest revision when the one that was asked is older, or was answered before. */
  async execute(tx: Transaction, requests: readonly AllocationRequest[]): Promise<void> {
    const now = this.clock.now();
    await this.allocations.openForUpdate(tx, requests, now);
    for (const asked of requests) {
      const { sale, available } = await this.allocations.getOpened(tx, asked);
      const isNew = asked.revision > sale.revision;
      const change = changeOf(sale, available, asked);
      const current = isNew ? await this.allocations.change(tx, asked, change, now) : sale;
      await this.outbox.add(tx, AllocationSet, answer(current));
      const isFirstFree = sale.free === 0 && current.free > 0;
      if (isFirstFree) await this.outbox.addAll(tx, PermitsAvailable, toldAt(now, [current]));
    }
  }
}

function answer({ saleId, sku, allocated, revision, isClosed, refusal, setAt }: Allocation) {
  return { saleId, sku, allocated, revision, isClosed, refusal, setAt: setAt.toISOString() };
}
