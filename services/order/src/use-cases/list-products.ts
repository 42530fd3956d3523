import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Product } from '../domain/product';
import { ProductRepository } from '../storage/product.repository';

interface Page {
  readonly limit: number;
  /** The SKU of the last product of the page before. */
  readonly after: string | undefined;
}

/** What can be ordered, by SKU. */
@Injectable()
export class ListProducts {
  constructor(private readonly products: ProductRepository) {}

  execute(tx: Transaction, page: Page): Promise<Product[]> {
    return this.products.list(tx, page);
  }
}
