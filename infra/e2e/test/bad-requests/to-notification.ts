import { badPages, boss, misfit, NOBODY, token, type BadRequest } from './bad-request';

const misfitPreferences = (what: string, body: object, field: string) =>
  misfit(what, 'PUT /preferences', { token, body: { channels: ['email'], ...body } }, field);

const campaign = {
  ...{ name: 'Spring', kind: 'random', budgetMinor: 1_000, packetCount: 10 },
  ...{ startsAt: '2030-01-01T00:00:00.000Z', endsAt: '2030-01-02T00:00:00.000Z' },
};
const misfitCampaign = (what: string, body: object, field: string) =>
  misfit(what, 'POST /campaigns', { token: boss, body: { ...campaign, ...body } }, field);
const close = `PATCH /campaigns/${NOBODY}`;

export const badRequestsToNotification: readonly BadRequest[] = [
  misfit('an order that is no id', 'GET /deliveries?orderId=1', { token }, 'orderId'),
  misfit("somebody else's name", 'GET /deliveries?customerId=c-2', { token }, 'customerId'),
  misfit('a channel there is not', 'GET /deliveries?channel=pigeon', { token }, 'channel'),
  misfit('a state there is not', 'GET /deliveries?status=lost', { token }, 'status'),
  ...badPages('/deliveries'),
  ['deliveries repeated by a customer', 'POST /deliveries/retries', { token, body: {} }, 403],
  misfit('a repetition of nothing', 'POST /deliveries/retries', { token: boss, body: { limit: 0 } }, 'limit'),
  misfit('a repetition since once', 'POST /deliveries/retries', { token: boss, body: { since: 'once' } }, 'since'),

  misfitPreferences('no channel at all', { channels: [] }, 'channels'),
  misfitPreferences('a channel there is not', { channels: ['pigeon'] }, 'channels[0]'),
  misfitPreferences('a language nobody speaks here', { language: 'la' }, 'language'),
  misfitPreferences('an address that is none', { email: 'me' }, 'email'),
  misfitPreferences('a number without its country', { phone: '0151' }, 'phone'),
  misfitPreferences('a field nobody knows', { fax: '1' }, 'fax'),
  ["somebody else's preferences", 'GET /preferences?customerId=c-2', { token }, 403],
  ["a change of somebody else's", 'PUT /preferences?customerId=c-2', { token, body: { channels: ['email'] } }, 403],

  ['a campaign by a customer', 'POST /campaigns', { token, body: campaign }, 403],
  ['malformed JSON', 'POST /campaigns', { token: boss, body: '{' }, 400],
  misfitCampaign('a campaign of a kind there is not', { kind: 'fair' }, 'kind'),
  misfitCampaign('a budget of nothing', { budgetMinor: 0 }, 'budgetMinor'),
  misfitCampaign('a budget that is too small', { budgetMinor: 9 }, 'budgetMinor'),
  misfitCampaign('fixed packets without an amount', { kind: 'fixed' }, 'amountMinor'),
  misfitCampaign('random packets with an amount', { amountMinor: 1 }, 'amountMinor'),
  misfitCampaign('no packets', { packetCount: 0 }, 'packetCount'),
  misfitCampaign('a campaign that ends as it starts', { endsAt: campaign.startsAt }, 'endsAt'),
  misfitCampaign('a campaign with more to it', { color: 'red' }, 'color'),
  ['campaigns for a customer', 'GET /campaigns', { token }, 403],
  misfit('a campaign that is no id', 'GET /campaigns/1', { token: boss }, 'id'),
  ['a campaign that is none', `GET /campaigns/${NOBODY}`, { token: boss }, 404],
  misfit('a campaign opened again', close, { token: boss, body: { status: 'running' } }, 'status'),
  ['no campaign closed', close, { token: boss, body: { status: 'closed' } }, 404],

  ["somebody else's red packets", 'GET /red-packets?customerId=c-2', { token }, 403],
  ...badPages('/red-packets'),
];
