const TEXT_MAX_LENGTH = 2_000;
const CAUSES_MAX_COUNT = 4;

/**
 * What a log line says of an error. Only named fields: drivers hang rows, parameters and whole queries on their
 * errors, and payloads do not belong in a log.
 */
export function errorFields(error: unknown, depth = 0): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: shorten(String(error)) };
  const code: unknown = Reflect.get(error, 'code');
  return {
    type: error.name,
    message: shorten(error.message),
    ...(code === undefined ? {} : { code }),
    stack: shorten(error.stack ?? ''),
    ...(error.cause === undefined || depth >= CAUSES_MAX_COUNT ? {} : { cause: errorFields(error.cause, depth + 1) }),
  };
}

function shorten(text: string): string {
  return text.length <= TEXT_MAX_LENGTH ? text : `${text.slice(0, TEXT_MAX_LENGTH)}…`;
}
