import { Controller, Get, Param, Query } from '@nestjs/common';
import { Database } from '@floodgate/persistence';
import { Clock, Documented, NoQuery, OperatorOnly, parsed } from '@floodgate/runtime';
import { GetCampaign } from '../use-cases/get-campaign';
import { ListCampaigns } from '../use-cases/list-campaigns';
import {
  CampaignAnswer,
  CampaignPage,
  CampaignParams,
  ListCampaignsQuery,
  presentCampaign,
  presentPage,
} from './campaigns.api';

@Controller('campaigns')
@OperatorOnly()
export class CampaignsController {
  constructor(
    private readonly database: Database,
    private readonly getCampaign: GetCampaign,
    private readonly listCampaigns: ListCampaigns,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Documented({
    summary: 'Red-packet campaigns and what is left of them',
    query: ListCampaignsQuery,
    answers: { 200: CampaignPage },
  })
  async list(@Query(parsed(ListCampaignsQuery)) { limit, cursor }: ListCampaignsQuery): Promise<CampaignPage> {
    const question = { limit, after: cursor };
    const campaigns = await this.database.read((tx) => this.listCampaigns.execute(tx, question));
    return presentPage(campaigns, limit, this.clock.now());
  }

  @Get(':id')
  @Documented({
    summary: 'One red-packet campaign',
    params: CampaignParams,
    answers: { 200: CampaignAnswer, 404: 'no such campaign' },
  })
  async get(
    @Query(parsed(NoQuery)) _query: object,
    @Param(parsed(CampaignParams)) { id }: CampaignParams,
  ): Promise<CampaignAnswer> {
    const campaign = await this.database.read((tx) => this.getCampaign.execute(tx, id));
    return presentCampaign(campaign, this.clock.now());
  }
}
