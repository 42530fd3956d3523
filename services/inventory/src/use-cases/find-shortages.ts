import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import { mergeLines, type StockLine, type UnmetLine } from '../domain/reservation';
import { unmetLines } from '../domain/stock';
import { StockRepository } from '../storage/stock.repository';

/** Which of these lines could not be held at this moment. Holds nothing and promises nothing. */
@Injectable()
export class FindShortages {
  constructor(private readonly stock: StockRepository) {}

  async execute(tx: Transaction, lines: readonly StockLine[]): Promise<readonly UnmetLine[]> {
    const merged = mergeLines(lines);
    const available = await this.stock.availableBySku(
      tx,
      merged.map(({ sku }) => sku),
    );
    return unmetLines(merged, available);
  }
}
