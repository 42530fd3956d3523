import type { RpcContract } from '@floodgate/contracts';
import type { ConsumeMessage } from 'amqplib';
import { RpcFailure } from '../errors';

/** @throws RpcFailure `malformed-request` or `invalid-request`, the latter naming the field. */
export function readRequest(contract: RpcContract, message: ConsumeMessage): object {
  const request = contract.request.safeParse(parseJson(message.content));
  if (request.success) return request.data;
  const issue = request.error.issues[0];
  throw new RpcFailure('invalid-request', issue?.message ?? 'the request does not fit', pathOf(issue?.path ?? []));
}

function parseJson(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch (error) {
    throw new RpcFailure('malformed-request', `not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** `['lines', 0, 'sku']` → `lines[0].sku` */
function pathOf(path: readonly PropertyKey[]): string | undefined {
  if (path.length === 0) return undefined;
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}
