import type { z } from 'zod';
import type { FieldError } from './problem';

/** A body with a thousand wrong lines gets an answer a person can read. */
const ERRORS_MAX_COUNT = 20;
const KEY_MAX_LENGTH = 100;

/** Zod's issues as field errors. `root` names the whole, for issues that are about no single field. */
export function fieldErrors(error: z.core.$ZodError, input: unknown, root: string): FieldError[] {
  return error.issues.flatMap((issue) => errorsOf(issue, input, root)).slice(0, ERRORS_MAX_COUNT);
}

function errorsOf(issue: z.core.$ZodIssue, input: unknown, root: string): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: fieldAt([...issue.path, key], root), message: 'is not a known field' }));
  }
  const field = fieldAt(issue.path, root);
  const isMissing = issue.code === 'invalid_type' && valueAt(issue.path, input) === undefined;
  return [{ field, message: isMissing ? 'is required' : issue.message }];
}

/** `['lines', 0, 'quantity']` → `lines[0].quantity` */
function fieldAt(path: readonly PropertyKey[], root: string): string {
  if (path.length === 0) return root;
  return path.reduce<string>((field, part) => {
    if (typeof part === 'number') return `${field}[${part}]`;
    const key = String(part).slice(0, KEY_MAX_LENGTH);
    return field === '' ? key : `${field}.${key}`;
  }, '');
}

function valueAt(path: readonly PropertyKey[], input: unknown): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    input,
  );
}
