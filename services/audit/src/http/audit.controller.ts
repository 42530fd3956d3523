import { Controller, Get, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Documented, OperatorOnly, parsed } from '@floodgate/runtime';
import { ListEntries } from '../use-cases/list-entries';
import { EntryPage, ListEntriesQuery, presentPage } from './audit.api';

@Controller('audit')
@OperatorOnly()
export class AuditController {
  constructor(
    private readonly database: Database,
    private readonly listEntries: ListEntries,
  ) {}

  @Get()
  @Documented({
    summary: 'Everything that was ever said, such as the whole story of an order across services',
    query: ListEntriesQuery,
    answers: { 200: EntryPage, 401: 'no valid token', 403: 'for operators only', 422: 'not a valid question' },
  })
  async list(@Query(parsed(ListEntriesQuery)) { cursor, ...search }: ListEntriesQuery): Promise<EntryPage> {
    const question = { ...search, after: cursor };
    const entries = await this.database.read((tx) => this.listEntries.execute(tx, question));
    return presentPage(entries, search.limit);
  }
}
