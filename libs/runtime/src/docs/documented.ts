import { applyDecorators } from '@nestjs/common';
import type { Documentation } from './documentation';
import { answersOf, bodySchemaOf, parametersOf } from './openapi-parts';
import { whenAsked } from './when-asked';

/** Describes a route by the schemas it parses with, so that its documentation cannot say anything else. */
export function Documented(documentation: Documentation): MethodDecorator {
  return applyDecorators(withoutSchemasAsTypes, described(documentation));
}

const described = ({ summary, description, params, query, headers, body, answers }: Documentation): MethodDecorator =>
  whenAsked(({ ApiBody, ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse }) =>
    applyDecorators(
      ApiOperation({ summary, ...(description === undefined ? {} : { description }) }),
      ...parametersOf(params).map(({ name, schema }) => ApiParam({ name, schema })),
      ...parametersOf(query).map((parameter) => ApiQuery(parameter)),
      ...parametersOf(headers).map((parameter) => ApiHeader(parameter)),
      ...(body === undefined ? [] : [ApiBody({ schema: bodySchemaOf(body) })]),
      ...answersOf(answers).map(([status, answer]) => ApiResponse({ status, ...answer })),
    ),
  );

/**
 * A parameter whose type has the name of its schema gets the schema as its run-time type, because a type leaves nothing
 * behind and the value is imported. Nest's reader of types can do nothing with one.
 */
const withoutSchemasAsTypes: MethodDecorator = (target, method) => {
  const types: unknown = Reflect.getMetadata('design:paramtypes', target, method);
  if (!Array.isArray(types)) return;
  const classes = types.map((type: unknown) => (typeof type === 'function' ? type : Object));
  Reflect.defineMetadata('design:paramtypes', classes, target, method);
};
