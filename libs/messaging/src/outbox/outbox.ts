import { Injectable } from '@nestjs/common';
import type { DataOf, MessageContract } from '@floodgate/contracts';
import { currentTraceparent, traceparentFor } from '@floodgate/observability';
import type { Transaction } from '@floodgate/persistence';
import { v7 as uuidv7 } from 'uuid';
import { WiringError } from '../errors';
import { waitQueueName } from '../topology/names';
import type { Wiring } from '../topology/wiring';
import { encodeEvent } from '../wire/cloud-event';
import { MESSAGE_BOUNDS } from './message-bounds';
import { insertOutboxRows, messagesOf, type Address, type OutgoingEvent } from './outbox-rows';
import { RecentMessages } from './recent-messages';

/** An event larger than this belongs in a store, with a link in the message. */
const EVENT_MAX_BYTES = 128 * 1024;

/** When it is to arrive. */
interface Later {
  /** Not before this long after the commit; one of the lengths declared under `delays`. At once when not given. */
  readonly delayMs?: number;
}

/** Announces what a transaction changed: the message is a row of the same transaction, published after the commit. */
@Injectable()
export class Outbox {
  /** What the relay of this process need not read. */
  readonly recent = new RecentMessages();
  private readonly announcing = new WeakSet<Transaction>();

  constructor(private readonly wiring: Wiring) {}

  /** @throws ZodError when `data` does not fit the contract; the transaction then rolls back. */
  add<Contract extends MessageContract>(
    tx: Transaction,
    contract: Contract,
    data: DataOf<Contract>,
    options: Later = {},
  ): Promise<void> {
    return this.addAll(tx, contract, [data], options);
  }

  /** Several at once, in this order and in as few messages as they fit in. Each continues the trace of its own aggregate. */
  async addAll<Contract extends MessageContract>(
    tx: Transaction,
    contract: Contract,
    all: readonly DataOf<Contract>[],
    { delayMs }: Later = {},
  ): Promise<void> {
    if (all.length === 0) return;
    if (!this.wiring.publishes.includes(contract)) {
      throw new WiringError(
        `"${this.wiring.owner}" does not publish ${contract.type}: add it to \`publishes\` in its messaging settings.`,
      );
    }
    const address = delayMs === undefined ? addressOf(contract) : this.laterAddressOf(contract, delayMs);
    const time = new Date().toISOString();
    const events = all.map((data) => this.eventOf(contract, data, time));
    for (const message of await insertOutboxRows(tx, address, messagesOf(events, MESSAGE_BOUNDS)))
      this.recent.keep(message);
    this.announcing.add(tx);
  }

  /** Did this transaction announce anything? */
  has(tx: Transaction): boolean {
    return this.announcing.has(tx);
  }

  /** The wait queue, by way of the default exchange. */
  private laterAddressOf(contract: MessageContract, delayMs: number): Address {
    const handler = this.wiring.handlers.find((each) => each.contract === contract);
    if (!handler?.waitsMs.includes(delayMs)) {
      throw new WiringError(
        `"${this.wiring.owner}" has no queue in which ${contract.type} waits ${delayMs} ms: ` +
          `add { contract, delayMs: ${delayMs} } to \`delays\` in its messaging settings.`,
      );
    }
    return { exchange: '', routingKey: waitQueueName(handler.queue, delayMs), type: contract.type };
  }

  private eventOf(contract: MessageContract, unchecked: object, time: string): OutgoingEvent {
    const data = contract.data.parse(unchecked);
    const id = uuidv7();
    const subject = String(data[contract.subject]);
    const traceparent = traceparentFor(subject) ?? currentTraceparent();
    const body = encodeEvent({ id, source: this.wiring.owner, type: contract.type, subject, time, traceparent, data });
    const byteCount = Buffer.byteLength(body);
    if (byteCount > EVENT_MAX_BYTES) {
      throw new RangeError(
        `${contract.type} of ${subject} is larger than ${EVENT_MAX_BYTES} bytes: send a reference instead`,
      );
    }
    return { eventId: id, routingHeaders: headersOf(contract, data), subject, body, byteCount };
  }
}

function addressOf({ exchange, type }: MessageContract): Address {
  return { exchange: exchange.name, routingKey: type, type };
}

/** JSON with the keys in a fixed order: equal headers are equal texts, which is how the relay groups. */
function headersOf({ routedBy }: MessageContract, data: Readonly<Record<string, unknown>>): string | null {
  if (routedBy.length === 0) return null;
  return JSON.stringify(Object.fromEntries(routedBy.map((field) => [field, data[field]])));
}
