import type { EventOf, MessageContract } from '@floodgate/contracts';
import { z } from 'zod';

export interface Heard {
  readonly events: readonly EventOf<MessageContract>[];
  /** Why each of the others could not be read. */
  readonly unreadable: readonly string[];
}

const envelope = z.object({
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.string(),
  traceparent: z.string().optional().catch(undefined),
  data: z.unknown(),
});

/**
 * Reads the events of a message that this listener listens to. Others of the same fanout exchange are not for it, which is
 * no fault; what is for it and does not fit is skipped, with the reason.
 */
export function readHeard(contracts: ReadonlyMap<string, MessageContract>, content: Buffer): Heard {
  const events: EventOf<MessageContract>[] = [];
  const unreadable: string[] = [];
  for (const item of itemsOf(content, unreadable)) {
    const read = envelope.safeParse(item);
    if (!read.success) {
      unreadable.push(`not a CloudEvent: ${z.prettifyError(read.error)}`);
      continue;
    }
    const contract = contracts.get(read.data.type);
    if (!contract) continue;
    const data = contract.data.safeParse(read.data.data);
    if (data.success) events.push({ ...read.data, data: data.data });
    else unreadable.push(`data does not fit ${contract.type}: ${z.prettifyError(data.error)}`);
  }
  return { events, unreadable };
}

function itemsOf(content: Buffer, unreadable: string[]): readonly unknown[] {
  try {
    const body: unknown = JSON.parse(content.toString('utf8'));
    if (Array.isArray(body)) return body;
    unreadable.push('not a CloudEvents batch');
  } catch (error) {
    unreadable.push(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return [];
}
