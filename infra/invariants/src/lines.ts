/** What an invariant looked at, and whatever contradicts it. */
export interface Looked {
  readonly examinedCount: number;
  readonly offenders: AsyncIterable<string> | Iterable<string>;
}

/** How a difference is called. */
export interface Words {
  readonly missing: string;
  /** When left out, more than expected is none. */
  readonly surplus?: string;
}

type Lines = AsyncIterable<readonly string[]>;

export async function* lines(batches: Lines): AsyncGenerator<string> {
  for await (const batch of batches) yield* batch;
}

/**
 * What is in one list and not in the other; both come sorted, so that neither has to fit into memory. A line that stands
 * twice must stand twice in both.
 */
export async function* differences(expected: Lines, found: Lines, words: Words): AsyncGenerator<string> {
  const [left, right] = [lines(expected), lines(found)];
  let [mine, yours] = [await left.next(), await right.next()];
  while (mine.done !== true || yours.done !== true) {
    const order = inOrder(mine, yours);
    if (order < 0) yield `${words.missing}: ${mine.value}`;
    if (order > 0 && words.surplus !== undefined) yield `${words.surplus}: ${yours.value}`;
    if (order <= 0) mine = await left.next();
    if (order >= 0) yours = await right.next();
  }
}

type Next = IteratorResult<string, unknown>;

/** Which of the two comes first; what has ended comes last. The database sorts by the same rule: COLLATE "C". */
function inOrder(mine: Next, yours: Next): number {
  if (mine.done === true) return 1;
  if (yours.done === true) return -1;
  return mine.value === yours.value ? 0 : mine.value < yours.value ? -1 : 1;
}
