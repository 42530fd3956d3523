import type { FieldError, Problem, ProblemFields } from '@floodgate/runtime';
import type { FlashSale } from '../domain/flash-sale';
import type { PageName } from './pages';
import { refusalOf, type Layer, type Refusal } from './refusal';

/** Every way admission says no that is known of a sale before anybody comes. */
export type SaleRefusals = ReturnType<typeof refusalsIn>;

const kept = new WeakMap<FlashSale, SaleRefusals>();

/** Kept with the sale, so they are made again only when it is read again. */
export function refusalsOf(sale: FlashSale): SaleRefusals {
  const known = kept.get(sale);
  if (known) return known;
  const made = refusalsIn(sale);
  kept.set(sale, made);
  return made;
}

export function noSuchSale(saleId: string): Refusal {
  const why = problem(404, 'not-found', 'There is no such flash sale', 'GET /flash-sales lists the sales there are.');
  return saying(saleId)('window', 'no-such-sale', 'no-such-sale', why);
}

/** So many come from one address. */
export function tooMany(saleId: string): Refusal {
  const why = problem(429, 'too-many-requests', 'Too many requests', 'Too many requests come from your address.');
  return saying(saleId)('rate', 'address', 'slow-down', why);
}

/** Whoever shows no token at all. */
function stranger(saleId: string): Refusal {
  const why = problem(401, 'unauthenticated', 'Who are you?', 'Send a token: `authorization: Bearer <token>`.');
  const headers = { 'www-authenticate': 'Bearer' };
  return saying(saleId)('token', 'stranger', 'sign-in', { ...why, slug: 'unauthenticated', headers });
}

/** A token that is none of ours, or has expired. */
export function unidentified(saleId: string, why: Problem): Refusal {
  return saying(saleId)('token', 'unidentified', 'sign-in', why);
}

export function invalid(saleId: string, why: ProblemFields): Refusal {
  return saying(saleId)('request', 'invalid', 'invalid', why);
}

export function invalidRequest(detail: string, errors: readonly FieldError[]): ProblemFields {
  return { status: 422, slug: 'invalid-request', title: 'The request is not valid', detail, errors };
}

function refusalsIn(sale: FlashSale) {
  return {
    window: windowRefusals(sale),
    rate: rateRefusals(sale),
    stranger: stranger(sale.id),
    later: laterRefusals(sale),
  };
}

function windowRefusals({ id, opensAt }: FlashSale) {
  const say = saying(id);
  const opens = opensAt.toISOString();
  const early = problem(425, 'not-open', 'Not open yet', `The sale opens at ${opens}.`);
  return {
    'not-open': say('window', 'not-open', 'not-open', { ...early, extensions: { opensAt: opens } }),
    over: say('window', 'over', 'over', over),
    'sold-out': say('window', 'sold-out', 'sold-out', soldOut),
  };
}

function rateRefusals({ id }: FlashSale) {
  const often = problem(429, 'too-many-requests', 'Too many requests', 'You ask too often.');
  return { address: tooMany(id), customer: saying(id)('rate', 'customer', 'slow-down', often) };
}

function laterRefusals({ id }: FlashSale) {
  const say = saying(id);
  const unconfirmed = 'Nobody confirmed that your request arrived. Ask again: you will not get two tickets.';
  return {
    backlog: say(
      'threshold',
      'backlog',
      'busy',
      busy('backlog', 'More people wait for their result than we can serve.'),
    ),
    'sold-out': say('permits', 'sold-out', 'sold-out', soldOut),
    over: say('permits', 'over', 'over', over),
    few: say(
      'permits',
      'few',
      'few',
      problem(410, 'too-few-left', 'Fewer are left', 'Fewer than you want. Ask for one.'),
    ),
    crowded: say('permits', 'crowded', 'busy', busy('crowded', 'More people ask right now than can wait here.')),
    unavailable: say('permits', 'unavailable', 'busy', busy('stock-unknown', 'Nobody can tell what is left.')),
    full: say('broker', 'full', 'busy', busy('intake-full', 'More people wait than can be served right now.')),
    unconfirmed: say('broker', 'unconfirmed', 'busy', problem(503, 'unconfirmed', 'Not confirmed', unconfirmed)),
  };
}

/** Something went wrong that nobody foresaw. Whether the ticket is on its way, the next request tells. */
export function unforeseen(saleId: string): Refusal {
  const detail = 'An error occurred that nobody foresaw. Ask again: you will not get two tickets.';
  const why = { status: 500, slug: 'internal-error', title: 'Internal error', detail };
  return saying(saleId)('broker', 'failed', 'busy', why);
}

const soldOut = problem(410, 'sold-out', 'Sold out', 'Nothing is left right now. A ticket you have stays valid.');
const over = problem(410, 'over', 'The sale is over', 'There is nothing left to buy here.');

function saying(saleId: string) {
  return (layer: Layer, outcome: string, page: PageName, why: ProblemFields) =>
    refusalOf(saleId, { layer, outcome, page, problem: why });
}

function busy(slug: string, why: string): ProblemFields {
  return problem(503, slug, 'Too many at once', `${why} Your request was not stored; ask again.`);
}

function problem(status: number, slug: string, title: string, detail: string): ProblemFields {
  return { status, slug: `flash-sale/${slug}`, title, detail };
}
