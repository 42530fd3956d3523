import { createHmac, randomUUID } from 'node:crypto';
import { signToken } from '@floodgate/runtime';
import { system } from '../system/the-system';

const HOUR_S = 3_600;

export interface Person {
  readonly id: string;
  readonly token: string;
}

/** Somebody who has never been here. */
export function newCustomer(): Person {
  const id = `c-${randomUUID()}`;
  return { id, token: signToken({ customerId: id, expiresInS: HOUR_S }, system.tokenSecret) };
}

export function operator(): Person {
  const id = `op-${randomUUID()}`;
  return { id, token: signToken({ customerId: id, role: 'operator', expiresInS: HOUR_S }, system.tokenSecret) };
}

/** A token made by hand, for all that our own signer refuses to make. */
export function forgedToken(claims: object, { secret = system.tokenSecret, alg = 'HS256' } = {}): string {
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ alg, typ: 'JWT' })}.${encode(claims)}`;
  const signature = alg === 'none' ? '' : createHmac('sha256', secret).update(signed).digest('base64url');
  return `${signed}.${signature}`;
}
