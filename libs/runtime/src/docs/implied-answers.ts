import type { OpenAPIObject } from '@nestjs/swagger';
import { answersOf, type Operation } from './openapi-parts';

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** Adds to every route the refusals that follow from what it asks for, so that no author has to repeat or can forget them. */
export function withImpliedAnswers(paths: OpenAPIObject['paths']): OpenAPIObject['paths'] {
  const described = Object.entries(paths).map(([path, item]) => {
    const operations = METHODS.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [[method, withImplied(operation)] as const];
    });
    return [path, { ...item, ...Object.fromEntries(operations) }] as const;
  });
  return Object.fromEntries(described);
}

function withImplied(operation: Operation): Operation {
  const implied = Object.fromEntries(answersOf(impliedBy(operation)));
  return { ...operation, responses: { ...implied, ...operation.responses } };
}

function impliedBy({ security = [], requestBody, parameters = [] }: Operation): Record<number, string> {
  const roles = security.flatMap(({ bearer }) => (bearer === undefined ? [] : [bearer]));
  const hasBody = requestBody !== undefined;
  const answers: Record<number, string> = {};
  if (roles.length > 0) answers[401] = 'no valid token';
  if (roles.some((needed) => needed.includes('operator'))) answers[403] = 'not an operator';
  if (hasBody) {
    answers[400] = 'not JSON';
    answers[413] = 'the body is too large';
    answers[415] = 'not JSON in UTF-8, or compressed';
  }
  if (hasBody || parameters.length > 0) answers[422] = 'not a valid request';
  return answers;
}
