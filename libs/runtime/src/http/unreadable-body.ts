import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem';

const CHARSET = /;\s*charset\s*=\s*"?([^\s";]+)/i;

/** A body that is compressed, or not in UTF-8, would be read as other text than was sent, or as malformed JSON. */
export function refuseUnreadableBodies(server: FastifyInstance): void {
  server.addHook('preParsing', (request, _reply, _payload, done) => {
    const detail = request.is404 || !hasBody(request) ? undefined : unreadable(request);
    if (detail === undefined) {
      done();
      return;
    }
    done(
      new Problem({
        status: 415,
        slug: 'unsupported-media-type',
        title: 'Unsupported Media Type',
        detail,
        headers: { 'accept-encoding': 'identity' },
      }),
    );
  });
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function unreadable({ headers }: FastifyRequest): string | undefined {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') return `Send the body without content-encoding, not as ${encoding}.`;
  const charset = CHARSET.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  // ASCII is a part of UTF-8.
  return /^(utf-?8|us-ascii)$/i.test(charset) ? undefined : `Send the body in UTF-8, not in ${charset}.`;
}
