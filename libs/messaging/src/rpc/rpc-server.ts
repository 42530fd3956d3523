import type { RpcErrorEnvelope } from '@floodgate/contracts';
import { histogram, inSpan, logger } from '@floodgate/observability';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { Broker } from '../connection/broker';
import type { ReopeningChannel } from '../connection/reopening-channel';
import type { Answerer } from '../handlers/handler-class';
import type { AnswererWiring } from '../topology/wiring';
import { readRequest } from './read-request';
import { topologyOfAnswerer } from '../topology/compute-topology';
import { declareTopology } from '../topology/declare-topology';
import { headerOf, textProperty } from '../wire/text-property';
import { errorEnvelopeOf } from './error-envelope';

/** Questions worked on at once. */
const PREFETCH = 50;

const duration = histogram({
  name: 'rpc_answer_duration_seconds',
  help: 'Time to answer a question.',
  labelNames: ['type', 'outcome'],
});

/** Answers the questions of one queue: always a reply or an error envelope, never silence. */
export class RpcServer {
  private readonly log = logger('rpc-server');
  private channel: ReopeningChannel | undefined;
  private consumerTag: string | undefined;
  private readonly working = new Set<Promise<void>>();

  constructor(
    private readonly broker: Broker,
    private readonly wiring: AnswererWiring,
    private readonly answerer: Answerer,
  ) {}

  async start(): Promise<void> {
    this.channel = await this.broker.openConsumingChannel(this.wiring.queue, async (channel) => {
      await declareTopology(channel, topologyOfAnswerer(this.wiring));
      await channel.prefetch(PREFETCH);
      const { consumerTag } = await channel.consume(this.wiring.queue, (message) => this.receive(channel, message));
      this.consumerTag = consumerTag;
    });
  }

  async stop(): Promise<void> {
    if (this.channel?.isOpen && this.consumerTag !== undefined) {
      await this.channel.current.cancel(this.consumerTag).catch(() => undefined);
    }
    await Promise.allSettled(this.working);
  }

  private receive(channel: ConfirmChannel, message: ConsumeMessage | null): void {
    if (message === null) {
      void channel.close().catch(() => undefined);
      return;
    }
    const work = this.reply(channel, message).finally(() => this.working.delete(work));
    this.working.add(work);
  }

  private async reply(channel: ConfirmChannel, message: ConsumeMessage): Promise<void> {
    const replyTo = textProperty(message, 'replyTo');
    const correlationId = textProperty(message, 'correlationId');
    const traceparent = headerOf(message, 'traceparent');
    const answer = await inSpan(
      this.wiring.queue,
      { traceparent: typeof traceparent === 'string' ? traceparent : undefined },
      () => this.answer(message),
    );
    try {
      if (replyTo !== undefined) {
        channel.publish('', replyTo, Buffer.from(JSON.stringify(answer)), {
          correlationId,
          contentType: 'application/json',
        });
      } else this.log.warn({ handler: this.wiring.queue }, 'a question without reply_to: nobody to answer');
      channel.ack(message);
    } catch (error) {
      // The channel closed meanwhile: the question is delivered again, and answering twice is safe.
      this.log.warn({ handler: this.wiring.queue, err: error }, 'could not answer');
    }
  }

  private async answer(message: ConsumeMessage): Promise<object | RpcErrorEnvelope> {
    const stopTimer = duration.startTimer({ type: this.wiring.contract.type });
    try {
      const answer = await this.answerer.answer(readRequest(this.wiring.contract, message));
      stopTimer({ outcome: 'answered' });
      return answer;
    } catch (error) {
      const envelope = errorEnvelopeOf(error);
      stopTimer({ outcome: envelope.error.code });
      if (envelope.error.code === 'internal')
        this.log.error({ handler: this.wiring.queue, err: error }, 'a question failed');
      return envelope;
    }
  }
}
