import type { RpcErrorEnvelope } from '@floodgate/contracts';
import { counter, histogram, inSpan, logger } from '@floodgate/observability';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { Broker } from '../connection/broker';
import type { ReopeningChannel } from '../connection/reopening-channel';
import type { Answerer } from '../handlers/handler-class';
import type { AnswererWiring } from '../topology/wiring';
import { readRequest } from './read-request';
import { topologyOfAnswerer } from '../topology/compute-topology';
import { declareTopology } from '../topology/declare-topology';
import { mayAnswerTo } from './reply-address';
import { headerOf, textProperty } from '../wire/text-property';
import { errorEnvelopeOf } from './error-envelope';

/** Questions worked on at once. */
const PREFETCH = 50;
/** An answer that took longer is told at info. The others are counted and timed: a line for each costs more than the answer. */
const SLOW_ANSWER_S = 0.1;

const duration = histogram({
  name: 'rpc_answer_duration_seconds',
  help: 'Time to answer a question.',
  labelNames: ['type', 'outcome'],
});

const unanswerable = counter({
  name: 'rpc_unanswerable_total',
  help: "Questions without a reply_to, or with one that is not the asker's own.",
  labelNames: ['type'],
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

  private reply(channel: ConfirmChannel, message: ConsumeMessage): Promise<void> {
    const traceparent = headerOf(message, 'traceparent');
    const trace = typeof traceparent === 'string' ? { traceparent } : {};
    return inSpan(this.wiring.queue, trace, async () => {
      const answer = await this.answer(message);
      try {
        this.send(channel, message, answer);
        channel.ack(message);
      } catch (error) {
        // The channel closed meanwhile: the question is delivered again, and answering twice is safe.
        this.log.warn({ handler: this.wiring.queue, err: error }, 'could not answer');
      }
    });
  }

  private send(channel: ConfirmChannel, message: ConsumeMessage, answer: object): void {
    const replyTo = textProperty(message, 'replyTo');
    if (replyTo === undefined || !mayAnswerTo(replyTo)) {
      unanswerable.inc({ type: this.wiring.contract.type });
      this.log.warn({ handler: this.wiring.queue, replyTo }, 'a question without a reply_to that may be answered');
      return;
    }
    channel.publish('', replyTo, Buffer.from(JSON.stringify(answer)), {
      correlationId: textProperty(message, 'correlationId'),
      contentType: 'application/json',
    });
  }

  private async answer(message: ConsumeMessage): Promise<object | RpcErrorEnvelope> {
    const stopTimer = duration.startTimer({ type: this.wiring.contract.type });
    try {
      const answer = await this.answerer.answer(readRequest(this.wiring.contract, message));
      const durationS = stopTimer({ outcome: 'answered' });
      const level = durationS > SLOW_ANSWER_S ? 'info' : 'debug';
      this.log[level]({ handler: this.wiring.queue, durationMs: Math.round(durationS * 1_000) }, 'answered');
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
