import { badPages, boss, misfit, NOBODY, token, type BadRequest } from './bad-request';

const line = { sku: 'SKU-1', quantity: 1 };
const manyLines = Array.from({ length: 1_000 }, (_, n) => ({ sku: `SKU-${n}`, quantity: 1 }));

const misfitOrder = (what: string, body: unknown, field: string) =>
  misfit(what, 'POST /orders', { token, body }, field);
const misfitQuantity = (what: string, wrong: unknown) =>
  misfitOrder(what, { lines: [line, { sku: 'SKU-2', quantity: wrong }] }, 'lines[1].quantity');
const misfitProduct = (what: string, body: object, field: string) =>
  misfit(what, 'PUT /products/NEW', { token: boss, body: { name: 'New', priceMinor: 1, ...body } }, field);
const misfitKey = (what: string, key: string) =>
  misfit(
    what,
    'POST /orders',
    { token, body: { lines: [line] }, headers: { 'idempotency-key': key } },
    'Idempotency-Key',
  );

const payNobody = `POST /orders/${NOBODY}/payment`;
const misfitCard = (what: string, body: object) => misfit(what, payNobody, { token, body }, 'card');
const refundNobody = `POST /orders/${NOBODY}/refund`;

/** What a customer and an operator may do with an order, once there is one. */
const badEndings: readonly BadRequest[] = [
  misfitCard('a payment without a card', {}),
  misfitCard('the number of a card', { card: '4111-1111-1111-1111' }),
  misfitCard('a card with a space', { card: 'my card' }),
  misfit('a payment of their own amount', payNobody, { token, body: { card: 'x', amountMinor: 1 } }, 'amountMinor'),
  misfit('a payment of what is no id', 'POST /orders/1/payment', { token, body: { card: 'x' } }, 'id'),
  ['malformed JSON', payNobody, { token, body: '{' }, 400],
  ['a payment of no order', payNobody, { token, body: { card: 'sandbox-approve' } }, 404],

  misfit('a cancellation of what is no id', 'POST /orders/1/cancellation', { token }, 'id'),
  misfit('a cancellation with a wish', `POST /orders/${NOBODY}/cancellation?refund=yes`, { token }, 'refund'),
  ['a cancellation of no order', `POST /orders/${NOBODY}/cancellation`, { token }, 404],

  ['a refund by a customer', refundNobody, { token, body: { reason: 'r' } }, 403],
  misfit('a refund for no reason', refundNobody, { token: boss, body: {} }, 'reason'),
  misfit('a refund of a part', refundNobody, { token: boss, body: { reason: 'r', amountMinor: 1 } }, 'amountMinor'),
  misfit('a refund of what is no id', 'POST /orders/1/refund', { token: boss, body: { reason: 'r' } }, 'id'),
  ['a refund of no order', refundNobody, { token: boss, body: { reason: 'r' } }, 404],
];

export const badRequestsToOrder: readonly BadRequest[] = [
  ['malformed JSON', 'POST /orders', { token, body: '{"lines": [' }, 400],
  ['another media type', 'POST /orders', { token, body: 'a', headers: { 'content-type': 'text/plain' } }, 415],
  ['more than a body may be', 'POST /orders', { token, body: 'x'.repeat(70_000) }, 413],
  misfit('no body', 'POST /orders', { token }, 'body'),
  misfitOrder('a body that is no object', [], 'body'),
  misfitOrder('no lines', {}, 'lines'),
  misfitOrder('not a single line', { lines: [] }, 'lines'),
  misfitOrder('1,000 lines', { lines: manyLines }, 'lines'),
  misfitOrder('an unknown field', { lines: [line], discount: 100 }, 'discount'),
  misfitOrder('a price of their own', { lines: [{ ...line, unitPriceMinor: 1 }] }, 'lines[0].unitPriceMinor'),
  misfitOrder('a customer of their choice', { lines: [line], customerId: 'c-2' }, 'customerId'),
  misfitOrder('an unknown SKU', { lines: [line, { sku: 'NOBODY-HAS-THIS', quantity: 1 }] }, 'lines[1].sku'),
  misfitOrder('something that is no SKU', { lines: [{ sku: "x'; DROP TABLE orders", quantity: 1 }] }, 'lines[0].sku'),
  misfitOrder('a SKU twice', { lines: [line, line] }, 'lines[1].sku'),
  misfitQuantity('nothing of something', 0),
  misfitQuantity('less than nothing', -1),
  misfitQuantity('half a piece', 1.5),
  misfitQuantity('a huge quantity', 1_000_000_000),
  misfitQuantity('a quantity beyond numbers', 1e308),
  misfitQuantity('a quantity in words', '2'),
  misfitQuantity('no quantity', undefined),
  misfitKey('a key with a space', 'one two'),
  misfitKey('a key without end', 'k'.repeat(201)),
  misfit('another way to check', 'POST /orders?check=later', { token, body: { lines: [line] } }, 'check'),

  misfit('an id that is none', 'GET /orders/1', { token }, 'id'),
  ['an order that is none', `GET /orders/${NOBODY}`, { token }, 404],
  ["somebody else's orders", 'GET /orders?customerId=c-2', { token }, 403],
  ...badPages('/orders'),

  ['a price by a customer', 'PUT /products/NEW', { token, body: { name: 'New', priceMinor: 1 } }, 403],
  misfit('a product that is no SKU', 'PUT /products/new', { token: boss, body: { name: 'N', priceMinor: 1 } }, 'sku'),
  misfitProduct('a price below nothing', { priceMinor: -1 }, 'priceMinor'),
  misfitProduct('half a cent', { priceMinor: 0.5 }, 'priceMinor'),
  misfitProduct('a price beyond reason', { priceMinor: 1e12 }, 'priceMinor'),
  misfitProduct('a name of nothing', { name: ' ' }, 'name'),
  misfitProduct('a product with more to it', { tax: 2 }, 'tax'),
  ...badPages('/products'),

  ...badEndings,

  ['an address that is none', 'GET /nothing/here', { token }, 404],
  ['a method that is none', 'DELETE /orders', { token }, 405],
];
