import { Injectable } from '@nestjs/common';
import { SetAllocation } from '@floodgate/contracts';
import { Outbox } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { v7 as uuidv7 } from 'uuid';
import { FlashSaleNotFound } from '../domain/flash-sale.errors';
import {
  assertSameRequest,
  assertTimeLeft,
  planSale,
  requestTextOf,
  type PlannedSale,
  type SalePlan,
} from '../domain/planned-sale';
import { allocationFacts } from '../domain/sale-facts';
import { FlashSaleRepository } from '../storage/flash-sale.repository';

interface Request {
  readonly plan: SalePlan;
  /** The operator. */
  readonly createdBy: string;
  readonly idempotencyKey: string | null;
}

/** Announces what will be sold cheap, and asks inventory for the pieces. Replicas hear of it when they look for it. */
@Injectable()
export class PlanFlashSale {
  constructor(
    private readonly sales: FlashSaleRepository,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, { plan, ...key }: Request): Promise<PlannedSale> {
    const now = this.clock.now();
    const sale = planSale({ ...plan, id: uuidv7(), createdAt: now });
    const isNew = await this.sales.insert(tx, sale, { ...key, request: requestTextOf(plan) });
    if (!isNew) return this.plannedBefore(tx, plan, key);
    assertTimeLeft(sale, now);
    await this.outbox.add(tx, SetAllocation, allocationFacts(sale));
    return sale;
  }

  private async plannedBefore(tx: Transaction, plan: SalePlan, key: Omit<Request, 'plan'>): Promise<PlannedSale> {
    const planned = await this.sales.findByKey(tx, key);
    if (!planned) throw new FlashSaleNotFound(key.idempotencyKey ?? '');
    assertSameRequest(planned.request, plan);
    return planned.sale;
  }
}
