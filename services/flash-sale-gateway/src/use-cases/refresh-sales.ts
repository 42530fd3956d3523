import { Injectable } from '@nestjs/common';
import { logger } from '@floodgate/observability';
import { SaleBoard } from '../storage/sale-board';

const log = logger('refresh-sales');

/** A sale has begun, ended or changed: read it now instead of within a second. Nobody waits for it. */
@Injectable()
export class RefreshSales {
  constructor(private readonly board: SaleBoard) {}

  execute(): void {
    this.board
      .refresh()
      .catch((error: unknown) => log.warn({ err: error }, 'not refreshed; done again within a second'));
  }
}
