import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { answersOf, bodySchemaOf, parametersOf } from './openapi-parts';

export interface Documentation {
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** By status: the schema of the answer, or words, which from 400 on mean a problem document. */
  readonly answers: Readonly<Record<number, z.ZodType | string>>;
  /** For plain Fastify routes; on a controller `@Authenticated()` says it. */
  readonly needsToken?: boolean;
}

/** Describes a route by the schemas it parses with, so that its documentation cannot say anything else. */
export function Documented({ summary, description, params, query, body, answers }: Documentation): MethodDecorator {
  return applyDecorators(
    ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
    ...parametersOf(params).map(({ name, schema }) => ApiParam({ name, schema })),
    ...parametersOf(query).map((parameter) => ApiQuery(parameter)),
    ...(body === undefined ? [] : [ApiBody({ schema: bodySchemaOf(body) })]),
    ...answersOf(answers).map(([status, answer]) => ApiResponse({ status, ...answer })),
  );
}
