import { Injectable } from '@nestjs/common';
import type { Transaction } from '@floodgate/persistence';
import type { Product } from '../domain/product';
import { ProductRepository } from '../storage/product.repository';

/** Offers a product, or changes its name and price for orders that are placed from now on. */
@Injectable()
export class SaveProduct {
  constructor(private readonly products: ProductRepository) {}

  execute(tx: Transaction, product: Product): Promise<void> {
    return this.products.save(tx, product);
  }
}
