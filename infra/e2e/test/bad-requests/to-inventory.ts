import { badPages, boss, misfit, token, type BadRequest } from './bad-request';

const adjust = 'POST /stock/SKU-RARE/adjustments';
const misfitAdjustment = (what: string, body: object, field: string) =>
  misfit(what, adjust, { token: boss, body: { quantity: 1, reason: 'because', ...body } }, field);

export const badRequestsToInventory: readonly BadRequest[] = [
  misfit('a stock that is no SKU', 'GET /stock/sku-1', {}, 'sku'),
  ['a stock that is none', 'GET /stock/NOBODY-HAS-THIS', {}, 404],
  ...badPages('/stock'),

  ['a change by a customer', adjust, { token, body: { quantity: 1, reason: 'mine' } }, 403],
  ['malformed JSON', adjust, { token: boss, body: '{' }, 400],
  misfitAdjustment('a change of nothing', { quantity: 0 }, 'quantity'),
  misfitAdjustment('a change by half', { quantity: 0.5 }, 'quantity'),
  misfitAdjustment('a huge change', { quantity: 2_000_000_000 }, 'quantity'),
  misfitAdjustment('a change in words', { quantity: '3' }, 'quantity'),
  misfitAdjustment('a change for no reason', { reason: undefined }, 'reason'),
  misfitAdjustment('a field nobody knows', { at: 1 }, 'at'),
  ['more taken out than there is', adjust, { token: boss, body: { quantity: -900_000, reason: 'r' } }, 409, 'quantity'],
  [
    'a SKU nobody stocked',
    'POST /stock/NOBODY-HAS-THIS/adjustments',
    { token: boss, body: { quantity: -1, reason: 'r' } },
    404,
  ],
];
