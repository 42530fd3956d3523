import { Body, Controller, Param, Patch, Post, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import {
  Caller,
  Clock,
  Documented,
  IdempotencyKey,
  IdempotencyKeyHeader,
  NoQuery,
  OperatorOnly,
  parsed,
} from '@floodgate/runtime';
import { CloseCampaign } from '../use-cases/close-campaign';
import { CreateCampaign } from '../use-cases/create-campaign';
import {
  CampaignAnswer,
  CampaignParams,
  ChangeCampaignBody,
  CreateCampaignBody,
  presentCampaign,
} from './campaigns.api';

@Controller('campaigns')
@OperatorOnly()
export class ChangeCampaignsController {
  constructor(
    private readonly database: Database,
    private readonly createCampaign: CreateCampaign,
    private readonly closeCampaign: CloseCampaign,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Documented({
    summary: 'Set a budget apart for red packets',
    description:
      'Every order that is paid in its time wins a packet until none is left. With an `Idempotency-Key` the request may be ' +
      'repeated and creates one campaign.',
    headers: IdempotencyKeyHeader,
    body: CreateCampaignBody,
    answers: { 201: CampaignAnswer, 422: 'not a possible campaign' },
  })
  async create(
    @Query(parsed(NoQuery)) _query: object,
    @Body(parsed(CreateCampaignBody)) { startsAt, endsAt, ...rest }: CreateCampaignBody,
    @Caller() { customerId: createdBy }: Caller,
    @IdempotencyKey() idempotencyKey: string | null,
  ): Promise<CampaignAnswer> {
    const request = { amountMinor: null, ...rest, startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
    const asked = { request, createdBy, idempotencyKey };
    const campaign = await this.database.transaction((tx) => this.createCampaign.execute(tx, asked));
    return presentCampaign(campaign, this.clock.now());
  }

  @Patch(':id')
  @Documented({
    summary: 'Close a red-packet campaign',
    description:
      'For good, and at once: orders paid before it was closed win nothing either, if we hear of them later.',
    params: CampaignParams,
    body: ChangeCampaignBody,
    answers: { 200: CampaignAnswer, 404: 'no such campaign' },
  })
  async close(
    @Query(parsed(NoQuery)) _query: object,
    @Body(parsed(ChangeCampaignBody)) _body: object,
    @Param(parsed(CampaignParams)) { id }: CampaignParams,
  ): Promise<CampaignAnswer> {
    const campaign = await this.database.transaction((tx) => this.closeCampaign.execute(tx, id));
    return presentCampaign(campaign, this.clock.now());
  }
}
