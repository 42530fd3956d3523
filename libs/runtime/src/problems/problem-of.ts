import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { Problem, type FieldError } from './problem';

const UNAVAILABLE_RETRY_AFTER_S = '1';

/** How a service's domain errors look from outside, by their slug. */
export type ProblemTable = Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export interface ProblemRules {
  readonly problems: ProblemTable;
  /** True for errors that pass by themselves: something the service needs cannot be reached. */
  readonly isUnavailable: (error: unknown) => boolean;
}

/** The answer to an error, whoever threw it. What nobody foresaw says nothing about our insides. */
export function problemOf(error: unknown, { problems, isUnavailable }: ProblemRules): Problem {
  if (error instanceof Problem) return error;
  return fromDomain(error, problems) ?? (isUnavailable(error) ? unavailable() : (fromFramework(error) ?? unforeseen()));
}

function fromDomain(error: unknown, problems: ProblemTable): Problem | undefined {
  if (!(error instanceof Error) || !('slug' in error) || typeof error.slug !== 'string') return undefined;
  const known = problems[error.slug];
  if (known === undefined) return undefined;
  const errors = 'errors' in error && isFieldErrors(error.errors) ? { errors: error.errors } : {};
  const extensions = 'extensions' in error && isRecord(error.extensions) ? { extensions: error.extensions } : {};
  return new Problem({ ...known, slug: error.slug, detail: error.message, ...errors, ...extensions });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isFieldErrors(errors: unknown): errors is readonly FieldError[] {
  return (
    Array.isArray(errors) && errors.every((one: unknown) => typeof one === 'object' && one !== null && 'field' in one)
  );
}

/** Fastify's and Nest's refusals: malformed JSON, too large, wrong media type, a parameter that is too long. */
function fromFramework(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const status = statusOf(error);
  if (status === undefined || status < 400 || status > 499) return undefined;
  const title = STATUS_CODES[status] ?? 'Refused';
  const slug = title.toLowerCase().replaceAll(' ', '-');
  // Of Fastify's own refusals, only those of a body it cannot read are a 400; addresses never come here.
  const errors = status === 400 ? { errors: [{ field: 'body', message: error.message }] } : {};
  return new Problem({ status, slug, title, detail: error.message, ...errors });
}

function statusOf(error: Error): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  return 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

function unavailable(): Problem {
  return new Problem({
    status: 503,
    slug: 'unavailable',
    title: 'Temporarily unavailable',
    detail: 'Something this needs cannot be reached right now. Nothing was changed; try again shortly.',
    headers: { 'retry-after': UNAVAILABLE_RETRY_AFTER_S },
  });
}

function unforeseen(): Problem {
  return new Problem({
    status: 500,
    slug: 'internal-error',
    title: 'Internal error',
    detail: 'An error occurred that nobody foresaw. It is in the log under the correlation id.',
  });
}
