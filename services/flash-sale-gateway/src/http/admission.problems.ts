import type { FieldError, ProblemFields } from '@floodgate/runtime';
import type { WindowVerdict } from '../domain/admission';
import type { Admission } from '../use-cases/admit-buyer';

const RETRY_AFTER_S = '2';

type Closed = Exclude<WindowVerdict, { outcome: 'open' }>;
type Refused = Exclude<Admission, { orderId: string }>;

export function malformedId(): ProblemFields {
  return invalid([{ field: 'id', message: 'must be a UUID' }], 'id: must be a UUID');
}

export function unknownParameters(errors: readonly FieldError[]): ProblemFields {
  return invalid(errors, 'This address takes no parameters.');
}

/** The answer to somebody who knocks outside of the window. */
export function closed(verdict: Closed): ProblemFields {
  switch (verdict.outcome) {
    case 'no-such-sale':
      return {
        status: 404,
        slug: 'flash-sale/not-found',
        title: 'There is no such flash sale',
        detail: 'GET /flash-sales lists the sales there are.',
      };
    case 'not-open':
      return {
        status: 425,
        slug: 'flash-sale/not-open',
        title: 'Not open yet',
        detail: `The sale opens at ${verdict.opensAt.toISOString()}.`,
        extensions: { opensAt: verdict.opensAt.toISOString() },
      };
    case 'over':
      return {
        status: 410,
        slug: 'flash-sale/over',
        title: 'The sale is over',
        detail: 'There is nothing left to buy here.',
      };
  }
}

/** The answer when the ticket did not get through. Asking again is harmless in both cases: it is the same ticket. */
export function refused({ outcome }: Refused): ProblemFields {
  const full = {
    slug: 'flash-sale/intake-full',
    title: 'Too many at once',
    detail: 'More people are waiting than can be served right now. Your request was not stored.',
  };
  const unconfirmed = {
    slug: 'flash-sale/unconfirmed',
    title: 'Not confirmed',
    detail: 'Nobody confirmed that your request arrived. Ask again: you will not get two tickets.',
  };
  return { status: 503, ...(outcome === 'full' ? full : unconfirmed), headers: { 'retry-after': RETRY_AFTER_S } };
}

function invalid(errors: readonly FieldError[], detail: string): ProblemFields {
  return { status: 422, slug: 'invalid-request', title: 'The request is not valid', detail, errors };
}
