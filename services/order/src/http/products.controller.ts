import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Documented, NoQuery, OperatorOnly, parsed } from '@floodgate/runtime';
import type { z } from 'zod';
import { ListProducts } from '../use-cases/list-products';
import { SaveProduct } from '../use-cases/save-product';
import {} from './orders.api';
import { ListProductsQuery, ProductAnswer, ProductBody, ProductPage, ProductParams } from './products.api';

@Controller('products')
export class ProductsController {
  constructor(
    private readonly database: Database,
    private readonly saveProduct: SaveProduct,
    private readonly listProducts: ListProducts,
  ) {}

  @Put(':sku')
  @OperatorOnly()
  @Documented({
    summary: 'Offer a product, or change its name and price',
    params: ProductParams,
    body: ProductBody,
    answers: { 200: ProductAnswer, 401: 'no valid token', 403: 'not an operator', 422: 'not a valid product' },
  })
  async save(
    @Query(parsed(NoQuery)) _query: object,
    @Param(parsed(ProductParams)) { sku }: z.infer<typeof ProductParams>,
    @Body(parsed(ProductBody)) body: z.infer<typeof ProductBody>,
  ): Promise<ProductAnswer> {
    const product = { sku, ...body };
    await this.database.transaction((tx) => this.saveProduct.execute(tx, product));
    return product;
  }

  @Get()
  @Documented({
    summary: 'What can be ordered',
    query: ListProductsQuery,
    answers: { 200: ProductPage, 422: 'not a valid question' },
  })
  async list(
    @Query(parsed(ListProductsQuery)) { limit, cursor }: z.infer<typeof ListProductsQuery>,
  ): Promise<ProductPage> {
    const products = await this.database.read((tx) => this.listProducts.execute(tx, { limit, after: cursor }));
    const last = products.length === limit ? products.at(-1) : undefined;
    return { items: products, nextCursor: last?.sku ?? null };
  }
}
