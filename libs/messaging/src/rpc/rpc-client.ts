import { Injectable } from '@nestjs/common';
import type { RpcContract } from '@floodgate/contracts';
import { counter, currentTraceparent, histogram } from '@floodgate/observability';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { isBrokenCircuitError } from 'cockatiel';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import type { Alerts } from '../alerts/alerts';
import type { Broker } from '../connection/broker';
import type { ReopeningChannel } from '../connection/reopening-channel';
import { BrokerUnavailable, RpcTimeout } from '../errors';
import { Breakers } from './breakers';
import { readReply } from './read-reply';

/** RabbitMQ's pseudo-queue for answers; it lives on the channel that asks. */
const REPLY_QUEUE = 'amq.rabbitmq.reply-to';
/** Beyond it a question fails at once: the other side is already too slow. */
const IN_FLIGHT_MAX_COUNT = 200;

interface Waiting {
  readonly resolve: (message: ConsumeMessage) => void;
  readonly reject: (error: Error) => void;
}

const lateReplies = counter({
  name: 'rpc_late_replies_total',
  help: 'Answers that came after the deadline.',
  labelNames: [],
});
const duration = histogram({
  name: 'rpc_request_duration_seconds',
  help: 'Round trips by result.',
  labelNames: ['type', 'outcome'],
});

/** Asks questions over the broker and waits for the answer, never longer than the deadline. */
@Injectable()
export class RpcClient {
  private channel: ReopeningChannel | undefined;
  private readonly waiting = new Map<string, Waiting>();
  private readonly breakers: Breakers;

  constructor(
    private readonly broker: Broker,
    alerts: Alerts,
  ) {
    this.breakers = new Breakers(alerts);
  }

  async open(): Promise<void> {
    this.channel = await this.broker.openConsumingChannel('rpc-client', (channel) => this.listen(channel));
  }

  /**
   * @throws RpcFailure when the other side says no, with its code
   * @throws RpcTimeout when nothing came within `deadlineMs`
   * @throws BrokerUnavailable when the question could not be asked
   */
  async ask<Request extends z.ZodObject, Reply extends z.ZodObject>(
    contract: RpcContract<Request, Reply>,
    request: z.infer<Request>,
    { deadlineMs }: { readonly deadlineMs: number },
  ): Promise<z.infer<Reply>> {
    const stopTimer = duration.startTimer({ type: contract.type });
    try {
      const question = contract.request.parse(request);
      const reply = await this.breakers.run(contract, () => this.send(contract, question, deadlineMs));
      const answer = readReply(contract, reply);
      stopTimer({ outcome: 'answered' });
      return answer;
    } catch (error) {
      stopTimer({ outcome: error instanceof Error ? error.name : 'failed' });
      if (isBrokenCircuitError(error))
        throw new BrokerUnavailable(`nobody answered the last ${contract.type}: not asked`, { cause: error });
      throw error;
    }
  }

  private send(contract: RpcContract, request: object, deadlineMs: number): Promise<ConsumeMessage> {
    if (!this.channel) throw new BrokerUnavailable('the RPC client is not open yet');
    if (this.waiting.size >= IN_FLIGHT_MAX_COUNT) throw new BrokerUnavailable('too many questions wait for an answer');
    const channel = this.channel.current;
    const correlationId = uuidv7();
    return new Promise<ConsumeMessage>((resolve, reject) => {
      const deadline = setTimeout(
        () => reject(new RpcTimeout(`no answer to ${contract.type} within ${deadlineMs} ms`)),
        deadlineMs,
      );
      this.waiting.set(correlationId, {
        resolve: (message) => {
          clearTimeout(deadline);
          resolve(message);
        },
        reject: (error) => {
          clearTimeout(deadline);
          reject(error);
        },
      });
      channel.publish(contract.exchange.name, contract.type, Buffer.from(JSON.stringify(request)), {
        correlationId,
        replyTo: REPLY_QUEUE,
        // A question whose asker has gone is not worth answering: the broker drops it.
        expiration: deadlineMs,
        mandatory: true,
        contentType: 'application/json',
        headers: { traceparent: currentTraceparent() },
      });
    }).finally(() => this.waiting.delete(correlationId));
  }

  private async listen(channel: ConfirmChannel): Promise<void> {
    channel.on(
      'return',
      ({ fields, properties }: { fields: { routingKey: string }; properties: { correlationId: string } }) =>
        this.waiting
          .get(properties.correlationId)
          ?.reject(new BrokerUnavailable(`no service answers ${fields.routingKey}`)),
    );
    channel.on('close', () => {
      for (const { reject } of this.waiting.values())
        reject(new BrokerUnavailable('the channel closed before the answer'));
    });
    await channel.consume(REPLY_QUEUE, (message) => this.receive(message), { noAck: true });
  }

  private receive(message: ConsumeMessage | null): void {
    if (!message) return;
    const waiting = this.waiting.get(String(message.properties.correlationId));
    if (waiting) waiting.resolve(message);
    else lateReplies.inc();
  }
}
