import { z } from 'zod';

/** The one question of the direct way, on a queue of its own that no exchange knows. */
export const RESERVE_QUEUE = 'direct-stock.reserve';
/** RabbitMQ's pseudo-queue for answers; it lives on the channel that asks. */
export const REPLY_QUEUE = 'amq.rabbitmq.reply-to';

export const ReserveRequest = z.object({
  orderId: z.uuid(),
  sku: z.string().min(1),
  quantity: z.int().min(1),
  /** Milliseconds since 1970. Whoever takes the question up later need not answer: nobody waits any more. */
  askedUntilMs: z.number(),
});
export type ReserveRequest = z.infer<typeof ReserveRequest>;

export const ReserveReply = z.discriminatedUnion('outcome', [
  /** Now, or already before: then `quantity` is that of the first time. */
  z.object({ outcome: z.literal('reserved'), quantity: z.int().min(1) }),
  z.object({ outcome: z.literal('too-few'), available: z.int().min(0) }),
  z.object({ outcome: z.literal('failed') }),
]);
export type ReserveReply = z.infer<typeof ReserveReply>;
