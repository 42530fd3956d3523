import type { FieldError, ProblemFields } from '@floodgate/runtime';

const RETRY_AFTER_S = '5';

export function malformed(errors: readonly FieldError[]): ProblemFields {
  const [first] = errors;
  const detail = first ? `${first.field}: ${first.message}` : 'The address is not valid.';
  return { status: 422, slug: 'invalid-request', title: 'The request is not valid', detail, errors };
}

export function tooManyStreams(): ProblemFields {
  return {
    status: 429,
    slug: 'flash-sale/too-many-streams',
    title: 'Too many open answers',
    detail: 'You are watching with as many connections as you may: close one of them.',
    headers: { 'retry-after': RETRY_AFTER_S },
  };
}

export function noRoom(): ProblemFields {
  return {
    status: 503,
    slug: 'flash-sale/no-room-for-streams',
    title: 'Too many are watching',
    detail: 'No more open answers can be kept here. The ticket itself can still be asked for, without `/events`.',
    headers: { 'retry-after': RETRY_AFTER_S },
  };
}

export function unanswered(): ProblemFields {
  return {
    status: 503,
    slug: 'flash-sale/ticket-state-unknown',
    title: 'Nobody can tell right now',
    detail: 'The ticket is as valid as before; only its state cannot be read at the moment.',
    headers: { 'retry-after': RETRY_AFTER_S },
  };
}
