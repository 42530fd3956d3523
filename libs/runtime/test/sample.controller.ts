import { setTimeout as pause } from 'node:timers/promises';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { currentTraceparent } from '@floodgate/observability';
import type { z } from 'zod';
import { Documented } from '../src/docs/documented';
import { Problem } from '../src/problems/problem';
import { IdempotencyKeyHeader } from '../src/requests/idempotency-key';
import { parsed } from '../src/requests/parsed';
import { Authenticated, Caller, OperatorOnly } from '../src/tokens/authenticated';
import { Check, Order, OrderId, PlaceOrder } from './sample.api';

class AlreadyCancelled extends Error {
  readonly slug = 'order/already-cancelled';
  readonly extensions = { orderStatus: 'cancelled' };
}

class NotInTheTable extends Error {
  readonly slug = 'order/nobody-mapped-this';
}

const failures: Readonly<Record<string, () => Error>> = {
  domain: () => new AlreadyCancelled('Order 7 was cancelled a minute ago.'),
  unmapped: () => new NotInTheTable('password=hunter2'),
  unavailable: () => new Error('connection refused'),
  unforeseen: () => new Error('password=hunter2'),
  problem: () =>
    new Problem({ status: 418, slug: 'teapot', title: 'A teapot', detail: 'No coffee.', extensions: { cups: 2 } }),
};

@Controller('notes')
@Authenticated()
export class SampleNotesController {
  @Post()
  write(@Body() note: unknown): unknown {
    return { note };
  }

  @Post('other')
  writeOther(@Body() note: unknown): unknown {
    return { note };
  }
}

@Controller()
export class SampleController {
  @Post('orders')
  @HttpCode(202)
  @Authenticated()
  @Documented({
    summary: 'Place an order',
    body: PlaceOrder,
    query: Check,
    headers: IdempotencyKeyHeader,
    answers: { 202: Order, 422: 'Not valid' },
  })
  async place(
    @Body(parsed(PlaceOrder)) body: z.output<typeof PlaceOrder>,
    @Query(parsed(Check)) query: z.output<typeof Check>,
    @Caller() caller: Caller,
  ): Promise<unknown> {
    await pause(1);
    return { body, query, caller, traceparent: currentTraceparent() };
  }

  @Get('orders/:id')
  @Authenticated()
  @Documented({ summary: 'One order', params: OrderId, answers: { 200: Order, 404: 'No such order' } })
  get(@Param(parsed(OrderId)) { id }: z.output<typeof OrderId>): unknown {
    return { id };
  }

  @Delete('orders/:id')
  @OperatorOnly()
  @Documented({ summary: 'Forget an order', params: OrderId, answers: { 200: 'Forgotten' } })
  remove(): unknown {
    return {};
  }

  @Get('failures/:kind')
  fail(@Param('kind') kind: string): never {
    throw failures[kind]?.() ?? new Error('no such failure');
  }

  @Get('slow/:ms')
  async slow(@Param('ms') ms: string): Promise<unknown> {
    await pause(Number(ms));
    return { traceparent: currentTraceparent() };
  }
}
