import { Body, Controller, Get, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Caller, Documented, OperatorOnly, parsed, type FastifyReply } from '@floodgate/runtime';
import type { z } from 'zod';
import { AdjustStock } from '../use-cases/adjust-stock';
import { GetStock } from '../use-cases/get-stock';
import { ListStock } from '../use-cases/list-stock';
import { idempotencyKeyOf } from './idempotency-key';
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
  async list(@Query(parsed(ListStockQuery)) query: z.infer<typeof ListStockQuery>): Promise<z.infer<typeof StockPage>> {
    const items = await this.database.read((tx) => this.listStock.execute(tx, query));
    return presentPage(items, query.limit);
  }

  @Get(':sku')
  @Documented({
    summary: 'What there is of one SKU',
    params: StockParams,
    answers: { 200: StockAnswer, 404: 'Nobody ever stocked this SKU' },
  })
  async get(@Param(parsed(StockParams)) { sku }: z.infer<typeof StockParams>): Promise<z.infer<typeof StockAnswer>> {
    return presentStock(await this.database.read((tx) => this.getStock.execute(tx, sku)));
  }

  @Post(':sku/adjustments')
  @OperatorOnly()
  @Documented({
    summary: 'Put pieces in or take pieces out',
    description: 'With an `Idempotency-Key` the request may be repeated: it changes the stock once.',
    params: StockParams,
    body: AdjustStockBody,
    answers: {
      200: StockAnswer,
      201: StockAnswer.describe('The first pieces of this SKU'),
      404: 'Pieces cannot be taken out of a SKU that nobody ever stocked',
      409: 'Not so many are available',
    },
  })
  async adjust(
    @Param(parsed(StockParams)) { sku }: z.infer<typeof StockParams>,
    @Body(parsed(AdjustStockBody)) body: z.infer<typeof AdjustStockBody>,
    @Caller() { customerId: adjustedBy }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof StockAnswer>> {
    const asked = { sku, ...body, adjustedBy, idempotencyKey: idempotencyKeyOf(reply.request) };
    const { isNew, ...stock } = await this.database.transaction((tx) => this.adjustStock.execute(tx, asked));
    void reply.status(isNew ? HttpStatus.CREATED : HttpStatus.OK);
    return presentStock(stock);
  }
}
