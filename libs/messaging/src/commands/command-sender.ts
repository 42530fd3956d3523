import { Injectable } from '@nestjs/common';
import type { DataOf, MessageContract } from '@floodgate/contracts';
import { currentTraceparent } from '@floodgate/observability';
import { v7 as uuidv7 } from 'uuid';
import type { Publisher } from '../connection/publisher';
import { CommandRefused, WiringError } from '../errors';
import type { Wiring } from '../topology/wiring';
import { encodeBatch, encodeEvent } from '../wire/cloud-event';
import { messageProperties } from '../wire/message-properties';

/** Commands that are ready within these few milliseconds travel in one message. */
const LINGER_MS = 3;
const BATCH_MAX_COUNT = 200;
/** Commands that wait for a confirm at most; beyond it a command is refused at once. */
const UNCONFIRMED_MAX_COUNT = 20_000;

interface Group {
  readonly encoded: string[];
  readonly firstId: string;
  readonly sent: Promise<void>;
  readonly flush: () => void;
}

/**
 * Sends commands straight to the broker, for an edge that has nothing to store: resolves when the broker has the command
 * on disk. There is no row behind it, so whoever sends must be able to repeat; give the command a stable subject.
 */
@Injectable()
export class CommandSender {
  private readonly open = new Map<MessageContract, Group>();
  private unconfirmedCount = 0;

  constructor(
    private readonly wiring: Wiring,
    private readonly publisher: Publisher,
  ) {}

  /**
   * @throws CommandRefused when the receiver's bounded queue is full: nothing was stored
   * @throws BrokerUnavailable when there is no confirm: it may or may not have arrived, repeating is safe
   */
  async send<Contract extends MessageContract>(contract: Contract, unchecked: DataOf<Contract>): Promise<void> {
    if (!this.wiring.sends.includes(contract)) {
      throw new WiringError(
        `"${this.wiring.owner}" does not send ${contract.type}: add it to \`sends\` in its messaging settings.`,
      );
    }
    if (this.unconfirmedCount >= UNCONFIRMED_MAX_COUNT)
      throw new CommandRefused('too many commands wait for a confirm');
    this.unconfirmedCount += 1;
    try {
      await this.enqueue(contract, contract.data.parse(unchecked));
    } finally {
      this.unconfirmedCount -= 1;
    }
  }

  private enqueue(contract: MessageContract, data: Readonly<Record<string, unknown>>): Promise<void> {
    const id = uuidv7();
    const group = this.open.get(contract) ?? this.start(contract, id);
    group.encoded.push(
      encodeEvent({
        id,
        source: this.wiring.owner,
        type: contract.type,
        subject: String(data[contract.subject]),
        time: new Date().toISOString(),
        traceparent: currentTraceparent(),
        data,
      }),
    );
    if (group.encoded.length >= BATCH_MAX_COUNT) group.flush();
    return group.sent;
  }

  private start(contract: MessageContract, firstId: string): Group {
    const encoded: string[] = [];
    let flush = (): void => undefined;
    const isFull = new Promise<void>((resolve) => (flush = resolve));
    const timer = setTimeout(flush, LINGER_MS);
    const sent = isFull.then(() => {
      clearTimeout(timer);
      if (this.open.get(contract) === group) this.open.delete(contract);
      return this.publish(contract, firstId, encoded);
    });
    const group: Group = {
      encoded,
      firstId,
      sent,
      flush: () => {
        this.open.delete(contract);
        flush();
      },
    };
    this.open.set(contract, group);
    return group;
  }

  private publish(contract: MessageContract, firstId: string, encoded: readonly string[]): Promise<void> {
    return this.publisher.publish({
      exchange: contract.exchange.name,
      routingKey: contract.type,
      body: encodeBatch(encoded),
      properties: messageProperties({ type: contract.type, owner: this.wiring.owner, firstId }),
    });
  }
}
