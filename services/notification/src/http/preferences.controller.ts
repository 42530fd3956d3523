import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Authenticated, Caller, Documented, parsed } from '@floodgate/runtime';
import { GetPreferences } from '../use-cases/get-preferences';
import { PutPreferences } from '../use-cases/put-preferences';
import { notYours } from './notification.problems';
import { PreferencesAnswer, PreferencesQuery, presentPreferences, PutPreferencesBody } from './preferences.api';

@Controller('preferences')
@Authenticated()
export class PreferencesController {
  constructor(
    private readonly database: Database,
    private readonly getPreferences: GetPreferences,
    private readonly putPreferences: PutPreferences,
  ) {}

  @Get()
  @Documented({
    summary: 'How a customer is told',
    description: 'Who never said anything gets e-mail and push messages in English, at any hour.',
    query: PreferencesQuery,
    answers: { 200: PreferencesAnswer, 403: 'another customer’s' },
  })
  async get(
    @Caller() caller: Caller,
    @Query(parsed(PreferencesQuery)) { customerId }: PreferencesQuery,
  ): Promise<PreferencesAnswer> {
    const whose = ownerOf(caller, customerId);
    return presentPreferences(await this.database.read((tx) => this.getPreferences.execute(tx, whose)));
  }

  @Put()
  @Documented({
    summary: 'Say how a customer is to be told',
    description: 'Replaces all of it, for everything that happens from now on.',
    query: PreferencesQuery,
    body: PutPreferencesBody,
    answers: { 200: PreferencesAnswer, 403: 'another customer’s' },
  })
  async put(
    @Caller() caller: Caller,
    @Query(parsed(PreferencesQuery)) { customerId }: PreferencesQuery,
    @Body(parsed(PutPreferencesBody)) body: PutPreferencesBody,
  ): Promise<PreferencesAnswer> {
    const wanted = { ...body, customerId: ownerOf(caller, customerId) };
    await this.database.transaction((tx) => this.putPreferences.execute(tx, wanted));
    return presentPreferences(wanted);
  }
}

function ownerOf(caller: Caller, asked: string | undefined): string {
  if (asked === undefined || asked === caller.customerId) return caller.customerId;
  if (!caller.isOperator) throw notYours();
  return asked;
}
