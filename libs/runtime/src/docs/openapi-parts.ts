import { z } from 'zod';
import type { ApiParamOptions, OpenAPIObject } from '@nestjs/swagger';
import { strict } from '../requests/strict';
import type { Documentation } from './documented';

/** OpenAPI 3.1 schemas are JSON schemas, which is what zod writes; only the two type declarations do not meet. */
type SchemaObject = Extract<ApiParamOptions, { schema: unknown }>['schema'];

interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: SchemaObject;
}

interface Answer {
  readonly description: string;
  readonly content?: Record<string, { schema: SchemaObject }>;
}

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  correlationId: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

export function parametersOf(schema: z.ZodType | undefined): Parameter[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, field]) => ({
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

function answerOf(status: number, answer: z.ZodType | string): Answer {
  if (typeof answer !== 'string') {
    const description = answer.description ?? '';
    return { description, content: { 'application/json': { schema: jsonSchema(answer, 'output') } } };
  }
  if (status < 400) return { description: answer };
  return {
    description: answer,
    content: { 'application/problem+json': { schema: jsonSchema(problemSchema, 'output') } },
  };
}

function jsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): SchemaObject;
function jsonSchema(schema: z.core.$ZodType, io: 'input' | 'output'): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

/** A route that Nest does not know, as a path of the document. */
export function operationOf({ summary, description, params, query, body, answers }: Documentation) {
  type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
  const operation: Operation = {
    summary,
    parameters: [
      ...parametersOf(params).map((one) => ({ ...one, in: 'path' as const })),
      ...parametersOf(query).map((one) => ({ ...one, in: 'query' as const })),
    ],
    responses: Object.fromEntries(answersOf(answers)),
  };
  if (description !== undefined) operation.description = description;
  if (body !== undefined) {
    operation.requestBody = { required: true, content: { 'application/json': { schema: bodySchemaOf(body) } } };
  }
  return operation;
}
