import type { DeadLetter, LetterPage, OpenedLetter } from '@floodgate/messaging';

/** A page of letters for people: first where there are how many, then each in three lines. */
export function pageText({ queues, letters, isComplete }: LetterPage): readonly string[] {
  const filled = queues.filter(({ count }) => count > 0);
  if (filled.length === 0) return ['No dead letters.'];
  const counts = filled.map(({ queue, count }) => `${String(count).padStart(7)}  ${queue}`);
  const end = isComplete ? [] : [`\nThere may be more that match: --limit shows more than ${letters.length}.`];
  if (letters.length === 0) return [...counts, ...(isComplete ? ['\nNone of them matches.'] : end)];
  return [...counts, ...letters.flatMap(letterLines), ...end];
}

/** A letter with everything in it. */
export function openedText(letter: OpenedLetter): readonly string[] {
  const { json, text, base64, stack, byteCount } = letter;
  const content = json === undefined ? (text ?? base64 ?? '') : JSON.stringify(json, undefined, 2);
  const kind = json === undefined ? (text === undefined ? 'in base64' : 'as text') : 'as JSON';
  return [...letterLines(letter), '', ...(stack === null ? [] : [stack, '']), `${byteCount} bytes, ${kind}:`, content];
}

function letterLines(letter: DeadLetter): readonly string[] {
  const { id, type, failedAt, failure, attempts, replays, queue, subject, correlationId } = letter;
  const history = [
    failure,
    ...(attempts === null ? [] : [`attempt ${attempts}`]),
    ...(replays === 0 ? [] : [`replayed ${replays}×`]),
    ...(letter.eventIds.length > 1 ? [`${letter.eventIds.length} events`] : []),
  ];
  const origin = [
    `on ${queue}`,
    ...(subject === null ? [] : [`of ${subject}`]),
    ...(correlationId === null ? [] : [`trace ${correlationId}`]),
  ];
  return [
    '',
    `${failedAt ?? 'at some time'}  ${id}  ${type ?? 'of no type'}  (${history.join(', ')})`,
    `  ${letter.reason.replaceAll('\n', '\n  ')}`,
    `  ${origin.join(', ')}`,
  ];
}
