import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { v7 as uuidv7 } from 'uuid';
import { planFlashSale, type FlashSale } from '../domain/flash-sale';
import { FlashSaleRepository } from '../storage/flash-sale.repository';

/** Announces what will be sold cheap, and when. Replicas hear of it when they look for it. */
@Injectable()
export class PlanFlashSale {
  constructor(
    private readonly sales: FlashSaleRepository,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Transaction, plan: Omit<FlashSale, 'id' | 'createdAt'>): Promise<FlashSale> {
    const sale = planFlashSale({ ...plan, id: uuidv7(), createdAt: this.clock.now() });
    await this.sales.insert(tx, sale);
    return sale;
  }
}
