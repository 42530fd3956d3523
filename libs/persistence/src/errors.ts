/** Node's words for "nobody there", PostgreSQL's for starting, stopping and full, Prisma's for no connection in time. */
const UNAVAILABLE_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'],
  ...['57P01', '57P02', '57P03', '53300', '08000', '08001', '08003', '08004', '08006'],
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037'],
]);
const UNAVAILABLE_KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);
const UNAVAILABLE_WORDS =
  /connection terminated|timeout exceeded when trying to connect|unable to start a transaction in the given time|client has encountered a connection error/i;

/** True when the database could not be reached: the work is not at fault and may simply be tried again later. */
export function isUnavailable(error: unknown): boolean {
  return chainOf(error).some(
    (link) =>
      UNAVAILABLE_CODES.has(textOf(link, 'code')) ||
      UNAVAILABLE_CODES.has(textOf(link, 'originalCode')) ||
      UNAVAILABLE_KINDS.has(textOf(link, 'kind')) ||
      UNAVAILABLE_WORDS.test(textOf(link, 'message')),
  );
}

/** True when a unique key refused the row. */
export function isUniqueViolation(error: unknown): boolean {
  return chainOf(error).some(
    (link) =>
      textOf(link, 'code') === '23505' ||
      textOf(link, 'originalCode') === '23505' ||
      textOf(link, 'code') === 'P2002' ||
      textOf(link, 'kind') === 'UniqueConstraintViolation',
  );
}

/** True when PostgreSQL refused a value itself (SQLSTATE class 22), such as a NUL character in a text: it never fits. */
export function isDataException(error: unknown): boolean {
  return chainOf(error).some((link) => /^22[0-9A-Z]{3}$/.test(textOf(link, 'originalCode') || textOf(link, 'code')));
}

/** The error and everything it names as its reason: `cause`, and Prisma's `meta.driverAdapterError`. */
function chainOf(error: unknown): object[] {
  const links: object[] = [];
  const waiting: unknown[] = [error];
  while (waiting.length > 0 && links.length < 10) {
    const link = waiting.shift();
    if (typeof link !== 'object' || link === null) continue;
    links.push(link);
    waiting.push(Reflect.get(link, 'cause'), Reflect.get(link, 'meta'), Reflect.get(link, 'driverAdapterError'));
  }
  return links;
}

function textOf(link: object, key: string): string {
  const value: unknown = Reflect.get(link, key);
  return typeof value === 'string' ? value : '';
}
