import type { z } from 'zod';
import { ownerOf } from './define-message';

/** A question with a deadline, answered by one receiver in plain JSON. */
export interface RpcContract<Request extends z.ZodObject = z.ZodObject, Reply extends z.ZodObject = z.ZodObject> {
  readonly kind: 'rpc';
  /** `<receiver>.<question>.v<major>`: the AMQP routing key. */
  readonly type: string;
  readonly owner: string;
  readonly exchange: { readonly name: string; readonly kind: 'direct' };
  readonly request: Request;
  readonly reply: Reply;
}

export type RequestOf<Contract extends RpcContract> = z.infer<Contract['request']>;
export type ReplyOf<Contract extends RpcContract> = z.infer<Contract['reply']>;

/** The reply when the receiver says no, instead of the contract's own reply. */
export interface RpcErrorEnvelope {
  readonly error: {
    /** Stable and made for programs, such as `unknown-sku`. */
    readonly code: string;
    readonly message: string;
    /** The field of the request that is at fault, such as `lines[0].sku`. */
    readonly field?: string | undefined;
  };
}

/** Defines a question on the receiver's direct exchange `<receiver>.rpc`. */
export function defineRpc<Request extends z.ZodObject, Reply extends z.ZodObject>(
  type: string,
  { request, reply }: { readonly request: Request; readonly reply: Reply },
): RpcContract<Request, Reply> {
  const owner = ownerOf(type);
  return { kind: 'rpc', type, owner, exchange: { name: `${owner}.rpc`, kind: 'direct' }, request, reply };
}
