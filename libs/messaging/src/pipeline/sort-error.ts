import { isDataException } from '@floodgate/persistence';
import { z } from 'zod';
import { PermanentFailure, WiringError } from '../errors';
import type { Failure } from './delivery';

/**
 * Sorts what a handler threw. A domain error (it has a `slug`) is a *rejection*: the answer is no, and asking again gives
 * the same no. A `PermanentFailure`, a schema error, or a value that PostgreSQL cannot store can never
 * succeed. Everything else may be better later.
 */
export function sortError(thrown: unknown): Failure {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  if ('slug' in error) return { kind: 'rejected', error };
  const neverSucceeds =
    error instanceof PermanentFailure || error instanceof WiringError || error instanceof z.ZodError;
  if (neverSucceeds || isDataException(error)) return { kind: 'permanent', error };
  return { kind: 'transient', error };
}
