import { badPages, boss, misfit, NOBODY, token, type BadRequest } from './bad-request';

const plan = 'POST /flash-sales';
const sale = {
  sku: 'SKU-3',
  name: 'A sale',
  allocation: 1,
  priceMinor: 1,
  opensAt: '2030-01-01T00:00:00Z',
  closesAt: '2030-01-02T00:00:00Z',
};
const misfitSale = (what: string, body: object, field: string) =>
  misfit(what, plan, { token: boss, body: { ...sale, ...body } }, field);

const change = `PATCH /flash-sales/${NOBODY}`;
const misfitChange = (what: string, body: object, field: string) => misfit(what, change, { token: boss, body }, field);

export const badRequestsToGateway: readonly BadRequest[] = [
  ['a sale by a customer', plan, { token, body: sale }, 403],
  ['malformed JSON', plan, { token: boss, body: '{' }, 400],
  misfitSale('a sale without a price', { priceMinor: undefined }, 'priceMinor'),
  misfitSale('a sale at a loss', { priceMinor: -1 }, 'priceMinor'),
  misfitSale('a sale of nothing', { sku: '' }, 'sku'),
  misfitSale('a sale at some time', { opensAt: 'soon' }, 'opensAt'),
  misfitSale('a sale that ends as it opens', { closesAt: sale.opensAt }, 'closesAt'),
  misfitSale('a sale of no pieces', { allocation: 0 }, 'allocation'),
  misfitSale('a sale of more than there is to count', { allocation: 1_000_001 }, 'allocation'),
  misfitSale('a sale for nobody', { perCustomerLimit: 0 }, 'perCustomerLimit'),
  misfitSale('a sale of a SKU nobody stocked', { sku: 'NOBODY-HAS-THIS' }, 'sku'),
  ['a sale of more than is in stock', plan, { token: boss, body: { ...sale, allocation: 900_000 } }, 409, 'allocation'],
  misfitSale('a sale with more to it', { stock: 5 }, 'stock'),
  misfit('a sale that is no id', 'GET /flash-sales/1', {}, 'id'),
  ['a sale that is none', `GET /flash-sales/${NOBODY}`, {}, 404],
  ...badPages('/flash-sales'),

  ['a change by a customer', change, { token, body: { allocation: 1 } }, 403],
  misfitChange('a change of nothing', {}, 'body'),
  misfitChange('fewer than no pieces', { allocation: -1 }, 'allocation'),
  misfitChange('an end at some time', { closesAt: 'soon' }, 'closesAt'),
  misfitChange('another SKU', { sku: 'SKU-1' }, 'sku'),
  misfit('a change of what is no id', 'PATCH /flash-sales/1', { token: boss, body: { allocation: 1 } }, 'id'),
  ['a change of no sale', change, { token: boss, body: { allocation: 1 } }, 404],

  misfit('a ticket of a sale that is no id', 'POST /flash-sales/1/orders', { token }, 'id'),
  ['a ticket of a sale that is none', `POST /flash-sales/${NOBODY}/orders`, { token }, 404],
  misfit('a ticket that is no id', `GET /flash-sales/${NOBODY}/orders/1`, { token }, 'orderId'),
  ['a ticket of no sale', `GET /flash-sales/${NOBODY}/orders/${NOBODY}`, { token }, 404],
  misfit('to watch a ticket that is no id', `GET /flash-sales/${NOBODY}/orders/1/events`, { token }, 'orderId'),
  ['to watch a ticket of no sale', `GET /flash-sales/${NOBODY}/orders/${NOBODY}/events`, { token }, 404],
];
