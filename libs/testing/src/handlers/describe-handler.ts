import type { Type } from '@nestjs/common';
import type { DataOf, MessageContract } from '@floodgate/contracts';
import { v7 as uuidv7 } from 'uuid';
import { startApp, type RunningApp } from '../app/start-app';
import { Probe } from '../broker/probe';
import { isolated, type Isolated } from '../environment/isolated';
import { failHandling, type Trace } from '../faults/failing-handler';
import { TcpProxy } from '../faults/tcp-proxy';
import { eventually } from '../waiting/eventually';

export interface HandlerStory<Contract extends MessageContract> {
  /** The service's folder, and its module imported dynamically. */
  readonly service: string;
  readonly load: () => Promise<Type>;
  readonly queue: string;
  /** What it takes; for a handler of `AnyEvent`, one of the events that it hears. */
  readonly contract: Contract;
  /** It handles `AnyEvent`: no type is unknown to it, and any object will do. */
  readonly takesAnyEvent?: boolean;
  /** Rows the handler expects, for the event that `deliver` is about to send. */
  readonly given: (environment: Isolated) => Promise<DataOf<Contract>>;
  /** Fails unless the event took effect exactly once. */
  readonly thenState: (environment: Isolated, data: DataOf<Contract>) => Promise<void>;
  /** For a handler with `once: 'own-key'`: what it writes for this event. Nothing stands in the inbox then. */
  readonly writes?: (data: DataOf<Contract>) => Trace;
  /** What is announced, exactly once each. */
  readonly thenMessages: readonly MessageContract[];
}

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';

/** The same promises for every handler, on the real broker and database. Queues keep their order, so a later event marks the end of an earlier one. */
export function describeHandler<Contract extends MessageContract>(story: HandlerStory<Contract>): void {
  describe(`${story.queue} (handler suite)`, () => {
    const { contract } = story;
    let environment: Isolated;
    let probe: Probe;
    let proxy: TcpProxy;
    let app: RunningApp;

    beforeAll(async () => {
      environment = await isolated(story.service);
      probe = await Probe.open(environment.brokerUrl);
      proxy = await TcpProxy.before(environment.brokerUrl);
      const variables = { ...environment.variables, BROKER_URL: proxy.through(environment.brokerUrl) };
      app = await startApp({ variables }, story.load);
    });

    afterAll(async () => {
      await app.stop();
      await proxy.close();
      await probe.close();
      await environment.remove();
    });

    const tookEffectOnce = async (data: DataOf<Contract>) => {
      await eventually(() => story.thenState(environment, data));
      const subject = String(Reflect.get(data, contract.subject));
      for (const message of story.thenMessages) {
        await eventually(() => {
          if (announced(message, subject) === 0) throw new Error(`${message.type} of ${subject} was not announced`);
        });
        expect(announced(message, subject)).toBe(1);
      }
    };
    const announced = (message: MessageContract, subject: string) =>
      probe.published(message).filter((event) => event.subject === subject).length;
    /** What the handler's transaction leaves behind. */
    const traceOf = (id: string, data: DataOf<Contract>): Trace =>
      story.writes?.(data) ?? {
        on: 'INSERT ON inbox_messages',
        row: `NEW.consumer = '${story.queue}' AND NEW.event_id = '${id}'`,
      };
    const inboxHas = async (id: string, count: number) => {
      const rows = 'SELECT 1 FROM inbox_messages WHERE consumer = $1 AND event_id = $2';
      expect(await environment.sql(rows, [story.queue, id])).toHaveLength(story.writes ? 0 : count);
    };
    /** Handled after everything that was delivered before it. */
    const marker = async () => {
      const data = await story.given(environment);
      await probe.deliver(contract, data);
      await tookEffectOnce(data);
    };

    it('takes effect once', async () => {
      const data = await story.given(environment);
      await probe.deliver(contract, data);
      await tookEffectOnce(data);
    });

    it('ignores the second delivery of the same event', async () => {
      const data = await story.given(environment);
      const id = await probe.deliver(contract, data);
      await probe.deliver(contract, data, { id });
      await marker();
      await tookEffectOnce(data);
    });

    it('takes effect once when the same event comes twice in one batch', async () => {
      const data = await story.given(environment);
      const event = probe.event(contract, data);
      await probe.deliverBatch(contract, [event, event]);
      await marker();
      await tookEffectOnce(data);
    });

    it('takes effect once when the same event comes twice at the same time', async () => {
      const data = await story.given(environment);
      const event = probe.event(contract, data);
      await Promise.all([probe.deliverBatch(contract, [event]), probe.deliverBatch(contract, [event])]);
      await marker();
      await tookEffectOnce(data);
    });

    it('takes effect once when the connection is lost after the commit and before the acknowledgement', async () => {
      const data = await story.given(environment);
      proxy.holdRequests();
      const id = await probe.deliver(contract, data);
      await eventually(() => (story.writes ? story.thenState(environment, data) : inboxHas(id, 1)));
      proxy.cut();
      await marker();
      await tookEffectOnce(data);
      await inboxHas(id, 1);
    });

    it('tries again what failed for the moment, and then takes effect once', async () => {
      const data = await story.given(environment);
      const id = uuidv7();
      await failHandling(environment, traceOf(id, data), 1);
      await probe.deliver(contract, data, { id });
      await tookEffectOnce(data);
    });

    it('gives up on what fails for ever, and keeps it among the dead letters', async () => {
      const data = await story.given(environment);
      const id = uuidv7();
      await failHandling(environment, traceOf(id, data), 1_000);
      await probe.deliver(contract, data, { id, attempt: 100 });
      const dead = await probe.deadLetter(story.queue);
      expect(JSON.parse(dead.content.toString())).toMatchObject([{ id }]);
      expect(dead.properties.headers).toMatchObject({ 'x-failure': 'transient', 'x-attempt': 100 });
      await inboxHas(id, 0);
      if (story.writes) await expect(story.thenState(environment, data)).rejects.toThrow();
    });

    it('puts a poison event among the dead letters and lets its neighbours take effect', async () => {
      const first = await story.given(environment);
      const last = await story.given(environment);
      const poison = {
        ...probe.event(contract, first),
        id: uuidv7(),
        data: story.takesAnyEvent ? 'poison' : { poison: true },
      };
      await probe.deliverBatch(contract, [probe.event(contract, first), poison, probe.event(contract, last)]);
      await tookEffectOnce(first);
      await tookEffectOnce(last);
      const dead = await probe.deadLetter(story.queue);
      expect(JSON.parse(dead.content.toString())).toMatchObject([{ id: poison.id }]);
      expect(dead.properties.headers?.['x-reason']).toContain('does not fit');
    });

    const unreadable: readonly (readonly [string, string | { hello: string } | { type: string }[], string])[] = [
      ['an unknown version', [{ type: contract.type.replace(/\d+$/, '99') }], 'unknown type or version'],
      ['malformed JSON', '{"oops', 'not JSON'],
      ['something that is no array', { hello: 'world' }, 'must be a JSON array'],
    ];
    it.each(unreadable.slice(story.takesAnyEvent ? 1 : 0))(
      'puts %s among the dead letters, unharmed',
      async (_, content, reason) => {
        const data = await story.given(environment);
        const body = Array.isArray(content)
          ? content.map((part) => ({ ...probe.event(contract, data), ...part }))
          : content;
        await probe.put(story.queue, Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
        const dead = await probe.deadLetter(story.queue);
        expect(dead.properties.headers?.['x-reason']).toContain(reason);
        await marker();
      },
    );

    it('continues the trace', async () => {
      const data = await story.given(environment);
      await probe.deliver(contract, data, { traceparent: `00-${TRACE_ID}-00f067aa0ba902b7-01` });
      await tookEffectOnce(data);
      const subject = String(Reflect.get(data, contract.subject));
      for (const message of story.thenMessages) {
        expect(probe.published(message).find((event) => event.subject === subject)?.traceparent).toContain(TRACE_ID);
      }
    });
  });
}
