import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { WantedLine } from '../domain/order';
import type { Product } from '../domain/product';
import type { ProductModel } from './generated/models';
import { models } from './order.database';

interface Page {
  readonly limit: number;
  /** The SKU of the last product of the page before. */
  readonly after: string | undefined;
}

const PRICES = 'SELECT sku, price_minor FROM products WHERE sku = ANY ($1)';

@Injectable()
export class ProductRepository {
  /** Prices of the products that exist, in one statement. */
  async pricesOf(tx: Transaction, lines: readonly WantedLine[]): Promise<ReadonlyMap<string, number>> {
    const skus = lines.map(({ sku }) => sku);
    const rows = await tx.$queryRawUnsafe<readonly { sku: string; price_minor: bigint }[]>(PRICES, skus);
    return new Map(rows.map(({ sku, price_minor }) => [sku, Number(price_minor)]));
  }

  /** By SKU. */
  async list(tx: Transaction, { limit, after }: Page): Promise<Product[]> {
    const where = after === undefined ? {} : { sku: { gt: after } };
    const rows = await models(tx).product.findMany({ where, orderBy: { sku: 'asc' }, take: limit });
    return rows.map(productOf);
  }

  async save(tx: Transaction, { sku, name, priceMinor }: Product): Promise<void> {
    const offer = { name, priceMinor };
    await models(tx).product.upsert({ where: { sku }, create: { sku, ...offer }, update: offer });
  }
}

function productOf({ sku, name, priceMinor }: ProductModel): Product {
  return { sku, name, priceMinor: Number(priceMinor) };
}
