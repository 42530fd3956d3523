import type { ConsumeMessage } from 'amqplib';
import { HEADERS } from '../wire/headers';
import { headerOf } from '../wire/text-property';
import type { DeadLetter } from './dead-letter';

/** A larger body is cut: this is for reading, and a replay does not come through here. */
const SHOWN_MAX_BYTES = 64 * 1_024;

/** A letter with its content. */
export interface OpenedLetter extends DeadLetter {
  readonly stack: string | null;
  readonly byteCount: number;
  /** Parsed when it is JSON. */
  readonly json?: unknown;
  /** Its beginning, when it is not JSON or too long to be shown whole. */
  readonly text?: string;
  /** The same in base64, when it is not even text. */
  readonly base64?: string;
}

export function openLetter(letter: DeadLetter, message: ConsumeMessage): OpenedLetter {
  const stack = headerOf(message, HEADERS.stack);
  return {
    ...letter,
    stack: typeof stack === 'string' ? stack : null,
    byteCount: message.content.byteLength,
    ...contentOf(message.content),
  };
}

function contentOf(content: Buffer): Pick<OpenedLetter, 'json' | 'text' | 'base64'> {
  const shown = content.subarray(0, SHOWN_MAX_BYTES);
  const isCut = shown.length < content.length;
  const text = shown.toString('utf8');
  const json = isCut ? undefined : parsed(text);
  if (json !== undefined) return { json };
  // A cut may split the last character.
  return isText(isCut ? text.slice(0, -1) : text) ? { text } : { base64: shown.toString('base64') };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Decoding puts the replacement character where bytes are no text. */
function isText(decoded: string): boolean {
  return !/[\0\uFFFD]/.test(decoded);
}
