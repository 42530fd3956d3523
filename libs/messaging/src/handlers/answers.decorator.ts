import type { RpcContract } from '@floodgate/contracts';

export interface AnswererMetadata {
  readonly contract: RpcContract;
}

export const ANSWERS = Symbol('answers');

/** What `@Answers` said of this class, if it said anything. */
export function answererMetadataOf(target: object): AnswererMetadata | undefined {
  const metadata: unknown = Reflect.getMetadata(ANSWERS, target);
  return isMetadata(metadata) ? metadata : undefined;
}

/**
 * Marks a class as the one that answers a question: it has `answer(request)`. Must be safe to run twice and should only
 * read. Says no by throwing an `RpcFailure`.
 */
export function Answers(contract: RpcContract): ClassDecorator {
  return (target) => Reflect.defineMetadata(ANSWERS, { contract } satisfies AnswererMetadata, target);
}

function isMetadata(value: unknown): value is AnswererMetadata {
  return typeof value === 'object' && value !== null && 'contract' in value;
}
