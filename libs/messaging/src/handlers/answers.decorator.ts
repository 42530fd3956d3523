import type { RpcContract } from '@floodgate/contracts';

export interface AnswererMetadata {
  readonly contract: RpcContract;
}

export const ANSWERS = Symbol('answers');

/**
 * Marks a class as the one that answers a question: it has `answer(request)`. Must be safe to run twice and should only
 * read. Says no by throwing an `RpcFailure`.
 */
export function Answers(contract: RpcContract): ClassDecorator {
  return (target) => Reflect.defineMetadata(ANSWERS, { contract } satisfies AnswererMetadata, target);
}
