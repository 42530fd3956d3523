import { Controller, Get, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Documented, OperatorOnly, parsed } from '@floodgate/runtime';
import { ListAlerts } from '../use-cases/list-alerts';
import { AlertPage, ListAlertsQuery, presentPage } from './alerts.api';

@Controller('alerts')
@OperatorOnly()
export class AlertsController {
  constructor(
    private readonly database: Database,
    private readonly listAlerts: ListAlerts,
  ) {}

  @Get()
  @Documented({
    summary: 'What the services found worth an operator’s eye',
    query: ListAlertsQuery,
    answers: { 200: AlertPage, 401: 'no valid token', 403: 'for operators only', 422: 'not a valid question' },
  })
  async list(@Query(parsed(ListAlertsQuery)) { cursor, ...search }: ListAlertsQuery): Promise<AlertPage> {
    const question = { ...search, before: cursor };
    const alerts = await this.database.read((tx) => this.listAlerts.execute(tx, question));
    return presentPage(alerts, search.limit);
  }
}
