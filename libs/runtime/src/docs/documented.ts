import { applyDecorators } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { Documentation } from './documentation';
import { answersOf, bodySchemaOf, parametersOf } from './openapi-parts';

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
