import type { RpcErrorEnvelope } from '@floodgate/contracts';
import { isUnavailable } from '@floodgate/persistence';
import { RpcFailure } from '../errors';

/** What the asker gets for an error. The text of an unexpected one stays inside. */
export function errorEnvelopeOf(error: unknown): RpcErrorEnvelope {
  if (error instanceof RpcFailure) return { error: { code: error.code, message: error.message, field: error.field } };
  if (isUnavailable(error))
    return { error: { code: 'unavailable', message: 'cannot answer at the moment, try again later' } };
  return { error: { code: 'internal', message: 'the question could not be answered' } };
}
