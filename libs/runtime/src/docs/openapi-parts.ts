import type { ApiParamOptions, OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { strict } from '../requests/strict';
import type { Documentation } from './documentation';

type SchemaObject = Extract<ApiParamOptions, { schema: unknown }>['schema'];
export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;

interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: SchemaObject;
}

interface Answer {
  readonly description: string;
  readonly content?: Record<string, { schema: SchemaObject | { $ref: string } }>;
}

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int32(),
  detail: z.string(),
  instance: z.string(),
  correlationId: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

/** Named once in the document; every answer that is a problem refers to it. */
export const problemComponent = () => ({ Problem: jsonSchema(problem, 'output') });

export function parametersOf(schema: z.ZodType | undefined): Parameter[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries<z.core.$ZodType>(schema.shape).map(([name, field]) => ({
    name,
    required: !z.safeParse(field, undefined).success,
    schema: jsonSchema(field, 'input'),
  }));
}

export function bodySchemaOf(schema: z.ZodType): SchemaObject {
  return jsonSchema(strict(schema), 'input');
}

export function answersOf(answers: Documentation['answers']): [number, Answer][] {
  return Object.entries(answers).map(([status, answer]) => [Number(status), answerOf(Number(status), answer)]);
}

/** A route that Nest does not know, as the document describes it. */
export function operationOf(documentation: Documentation): Operation {
  const { summary, description, params, query, headers, body, answers, needsToken } = documentation;
  const content = body === undefined ? undefined : { 'application/json': { schema: bodySchemaOf(body) } };
  return {
    summary,
    ...(description === undefined ? {} : { description }),
    parameters: [
      ...parametersOf(params).map((one) => ({ ...one, in: 'path' as const })),
      ...parametersOf(query).map((one) => ({ ...one, in: 'query' as const })),
      ...parametersOf(headers).map((one) => ({ ...one, in: 'header' as const })),
    ],
    ...(content === undefined ? {} : { requestBody: { required: true, content } }),
    responses: Object.fromEntries(answersOf(answers)),
    ...(needsToken === true ? { security: [{ bearer: [] }] } : {}),
  };
}

function answerOf(status: number, answer: z.ZodType | string): Answer {
  if (typeof answer !== 'string') {
    const description = answer.description ?? '';
    return { description, content: { 'application/json': { schema: jsonSchema(answer, 'output') } } };
  }
  if (status < 400) return { description: answer };
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description: answer, content: { 'application/problem+json': { schema } } };
}

/** OpenAPI 3.1 takes JSON schemas as zod writes them; only the two packages' types for the same thing do not meet. */
function jsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): SchemaObject;
function jsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): object {
  return { ...z.toJSONSchema(schema, { io, unrepresentable: 'any' }), $schema: undefined };
}
