import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import {
  Caller,
  Documented,
  IdempotencyKey,
  IdempotencyKeyHeader,
  NoQuery,
  OperatorOnly,
  parsed,
} from '@floodgate/runtime';
import { AdjustStock } from '../use-cases/adjust-stock';
import { GetStock } from '../use-cases/get-stock';
import { ListStock } from '../use-cases/list-stock';
import {
  AdjustStockBody,
  ListStockQuery,
  presentPage,
  presentStock,
  StockAnswer,
  StockPage,
  StockParams,
} from './stock.api';

@Controller('stock')
export class StockController {
  constructor(
    private readonly database: Database,
    private readonly adjustStock: AdjustStock,
    private readonly getStock: GetStock,
    private readonly listStock: ListStock,
  ) {}

  @Get()
  @Documented({ summary: 'What there is of everything', query: ListStockQuery, answers: { 200: StockPage } })
  async list(@Query(parsed(ListStockQuery)) query: ListStockQuery): Promise<StockPage> {
    const items = await this.database.read((tx) => this.listStock.execute(tx, query));
    return presentPage(items, query.limit);
  }

  @Get(':sku')
  @Documented({
    summary: 'What there is of one SKU',
    params: StockParams,
    answers: { 200: StockAnswer, 404: 'Nobody ever stocked this SKU' },
  })
  async get(
    @Query(parsed(NoQuery)) _query: object,
    @Param(parsed(StockParams)) { sku }: StockParams,
  ): Promise<StockAnswer> {
    return presentStock(await this.database.read((tx) => this.getStock.execute(tx, sku)));
  }

  @Post(':sku/adjustments')
  @OperatorOnly()
  @Documented({
    summary: 'Put pieces in or take pieces out',
    description:
      'The first pieces of a SKU make it known. With an `Idempotency-Key` the request may be repeated and counts once.',
    params: StockParams,
    headers: IdempotencyKeyHeader,
    body: AdjustStockBody,
    answers: {
      201: StockAnswer,
      404: 'Pieces cannot be taken out of a SKU that nobody ever stocked',
      409: 'Not so many are available',
    },
  })
  async adjust(
    @Query(parsed(NoQuery)) _query: object,
    @Param(parsed(StockParams)) { sku }: StockParams,
    @Body(parsed(AdjustStockBody)) body: AdjustStockBody,
    @Caller() { customerId: adjustedBy }: Caller,
    @IdempotencyKey() idempotencyKey: string | null,
  ): Promise<StockAnswer> {
    const asked = { sku, ...body, adjustedBy, idempotencyKey };
    return presentStock(await this.database.transaction((tx) => this.adjustStock.execute(tx, asked)));
  }
}
