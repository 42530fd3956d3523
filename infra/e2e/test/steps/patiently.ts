import { eventually } from '@floodgate/testing';

const SETTLED_DEADLINE_MS = 60_000;

/** For what takes several services and maybe a retry: tries until it holds. */
export function patiently<T>(assertion: () => T | Promise<T>): Promise<T> {
  return eventually(assertion, SETTLED_DEADLINE_MS);
}
