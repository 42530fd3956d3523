import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { fieldErrors } from '../problems/field-errors';
import { Problem } from '../problems/problem';
import { strict } from './strict';

/** `@Body(parsed(PlaceOrderRequest))`: the handler sees what the schema promises, or is not called. */
export function parsed<S extends z.ZodType>(schema: S): PipeTransform<unknown, z.output<S>> {
  const refusing = strict(schema);
  return {
    transform(input: unknown, { type }: ArgumentMetadata): z.output<S> {
      const result = refusing.safeParse(input);
      if (result.success) return result.data;
      throw invalid(type, fieldErrors(result.error, input, type));
    },
  };
}

function invalid(type: string, errors: Problem['errors'] & object): Problem {
  const [first] = errors;
  return new Problem({
    status: 422,
    slug: 'invalid-request',
    title: 'The request is not valid',
    detail: first === undefined ? `The ${type} is not valid.` : `${first.field}: ${first.message}`,
    errors,
  });
}
