import { Controller, Get, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Authenticated, Caller, Documented, parsed } from '@floodgate/runtime';
import { ListRedPackets } from '../use-cases/list-red-packets';
import { ListRedPacketsQuery, presentPage, RedPacketPage } from './red-packets.api';

@Controller('red-packets')
@Authenticated()
export class RedPacketsController {
  constructor(
    private readonly database: Database,
    private readonly listRedPackets: ListRedPackets,
  ) {}

  @Get()
  @Documented({
    summary: 'A customer’s red packets and balance',
    description: 'A customer sees their own, an operator anybody’s.',
    query: ListRedPacketsQuery,
    answers: { 200: RedPacketPage, 401: 'no valid token', 403: 'not yours', 422: 'not a valid question' },
  })
  async list(
    @Caller() reader: Caller,
    @Query(parsed(ListRedPacketsQuery)) { customerId, limit, cursor }: ListRedPacketsQuery,
  ): Promise<RedPacketPage> {
    const question = { reader, customerId, limit, after: cursor };
    const found = await this.database.read((tx) => this.listRedPackets.execute(tx, question));
    return presentPage(found, limit);
  }
}
