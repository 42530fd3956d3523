import type { RpcContract } from '@floodgate/contracts';
import type { ConsumeMessage } from 'amqplib';
import { z } from 'zod';
import { RpcFailure } from '../errors';

const errorEnvelope = z.object({
  error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }),
});

/** @throws RpcFailure with the code of the error envelope, or `bad-reply` when the answer does not fit the contract. */
export function readReply<Reply extends z.ZodObject>(
  contract: RpcContract<z.ZodObject, Reply>,
  message: ConsumeMessage,
): z.infer<Reply> {
  const body = parseJson(message.content);
  const failure = errorEnvelope.safeParse(body);
  if (failure.success) {
    const { code, message: text, field } = failure.data.error;
    throw new RpcFailure(code, text, field);
  }
  const reply = contract.reply.safeParse(body);
  if (!reply.success)
    throw new RpcFailure('bad-reply', `the answer to ${contract.type} does not fit: ${z.prettifyError(reply.error)}`);
  return reply.data;
}

function parseJson(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString('utf8'));
  } catch {
    throw new RpcFailure('bad-reply', 'the answer is not JSON');
  }
}
