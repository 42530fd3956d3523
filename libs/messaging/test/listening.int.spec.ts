import { CommandSender, Outbox, unroutableName } from '@floodgate/messaging';
import { readiness, renderMetrics } from '@floodgate/observability';
import { callManagement, eventually, TcpProxy } from '@floodgate/testing';
import type { INestApplication } from '@nestjs/common';
import { Noted, Rang, Said, Told, Whispered } from './echo/echo.messages';
import { databaseOf, echoMessaging, startEcho } from './echo/echo.service';
import { Stage } from './echo/echo.stage';
import { HearAll, learning } from './echo/hear-all.listener';

const hearing = {
  ...echoMessaging,
  handlers: [],
  publishes: [Said, Noted, Rang],
  sends: [Rang, Whispered],
  listeners: [HearAll],
};

describe('a listener knows in memory what every process must know', () => {
  let stage: Stage;
  let proxy: TcpProxy;

  beforeEach(async () => {
    learning.first = () => Promise.resolve();
    stage = await Stage.set([Said, Noted, Told, Rang]);
    proxy = await TcpProxy.before(stage.environment.brokerUrl);
  });
  afterEach(async () => {
    await stage.strike();
    await proxy.close();
  });

  const earOf = (app: INestApplication) => app.get(HearAll, { strict: false });
  const logOf = (app: INestApplication, expected: readonly string[]) =>
    eventually(() => expect(earOf(app).log).toEqual(expected));
  const said = (text: string) => stage.probe.deliver(Said, { key: 'a', text });
  const startBehindProxy = () =>
    startEcho({ ...stage.environment, brokerUrl: proxy.through(stage.environment.brokerUrl) }, hearing);
  const gate = () => {
    let open = (): void => undefined;
    const isOpen = new Promise<void>((resolve) => (open = resolve));
    return { open, isOpen };
  };

  it('hears in every process, events of several owners and signals, in one queue and in order', async () => {
    const [first, second] = [await stage.startReplica(hearing), await stage.startReplica(hearing)];
    await said('1');
    await stage.probe.deliver(Told, { key: 'a', text: '2' });
    await stage.probe.deliver(Rang, { key: 'a', text: '3' });
    await said('4');
    for (const app of [first, second]) await logOf(app, ['learns', 'learned', '1', '2', '3', '4']);
  });

  it('hears a signal that was sent straight, and one that went through the outbox', async () => {
    const app = await stage.startReplica(hearing);
    await app.get(CommandSender, { strict: false }).send(Rang, { key: 'a', text: 'straight' });
    await logOf(app, ['learns', 'learned', 'straight']);
    await databaseOf(app).transaction((tx) =>
      app.get(Outbox, { strict: false }).add(tx, Rang, { key: 'a', text: 'stored' }),
    );
    await logOf(app, ['learns', 'learned', 'straight', 'stored']);
  });

  it('learns before it passes on what was said meanwhile', async () => {
    const learns = gate();
    learning.first = () => learns.isOpen;
    const app = await stage.startReplica(hearing);
    await logOf(app, ['learns']);
    await said('1');
    await said('2');
    expect(await readiness.check()).toMatchObject({ isReady: false });
    expect(earOf(app).log).toEqual(['learns']);
    learns.open();
    await logOf(app, ['learns', 'learned', '1', '2']);
    expect(await readiness.check()).toMatchObject({ isReady: true });
  });

  it('learns again after its connection was lost, because it cannot know what it missed', async () => {
    const app = await startBehindProxy();
    await said('1');
    await logOf(app, ['learns', 'learned', '1']);
    const learns = gate();
    earOf(app).duringLearn = () => learns.isOpen;
    proxy.refuse();
    await eventually(async () => expect(await queuesOf('echo.hear-all')).toEqual([]));
    await said('missed');
    proxy.accept();
    await logOf(app, ['learns', 'learned', '1', 'learns']);
    await said('2');
    await eventually(async () => expect(await readiness.check()).toMatchObject({ isReady: true }));
    learns.open();
    await logOf(app, ['learns', 'learned', '1', 'learns', 'learned', '2']);
    await app.close();
  });

  it('tries to learn until it succeeds', async () => {
    let attemptCount = 0;
    learning.first = () => {
      attemptCount += 1;
      return attemptCount < 2 ? Promise.reject(new Error('nobody answers yet')) : Promise.resolve();
    };
    const app = await stage.startReplica(hearing);
    await said('1');
    await logOf(app, ['learns', 'learns', 'learned', '1']);
  });

  it('learns again when it could not take something in', async () => {
    const app = await stage.startReplica(hearing);
    await logOf(app, ['learns', 'learned']);
    earOf(app).duringHear = () => {
      earOf(app).duringHear = () => undefined;
      throw new Error('could not take it in');
    };
    await said('1');
    await logOf(app, ['learns', 'learned', 'learns', 'learned']);
    await said('2');
    await logOf(app, ['learns', 'learned', 'learns', 'learned', '2']);
  });

  it('skips what it cannot read and what is not for it, and counts the former', async () => {
    const app = await stage.startReplica(hearing);
    await stage.probe.deliverBatch(Rang, [
      stage.probe.event(Rang, { key: 'a', text: '1' }),
      { ...stage.probe.event(Rang, { key: 'a', text: '' }), data: { poison: true } },
      stage.probe.event(Whispered, { key: 'a', text: 'not for it' }),
      stage.probe.event(Rang, { key: 'a', text: '2' }),
    ]);
    await logOf(app, ['learns', 'learned', '1', '2']);
    expect((await renderMetrics()).body).toMatch(
      /messaging_heard_total\{listener="echo.hear-all",outcome="unreadable"\} 1/,
    );
  });

  it('leaves no queue behind, and nobody listening is no alarm', async () => {
    const app = await stage.startReplica(hearing);
    await eventually(async () => expect(await queuesOf('echo.hear-all')).toHaveLength(1));
    await stage.stop(app);
    await eventually(async () => expect(await queuesOf('echo.hear-all')).toEqual([]));
    const deaf = await stage.startReplica({ ...hearing, listeners: [] });
    await deaf.get(CommandSender, { strict: false }).send(Whispered, { key: 'a', text: 'to nobody' });
    expect(await stage.probe.depth(unroutableName('echo'))).toBe(0);
  });

  const queuesOf = async (name: string): Promise<readonly string[]> => {
    const queues = await callManagement('GET', `/api/queues/${stage.environment.virtualHost}`);
    if (!Array.isArray(queues)) throw new Error('no list of queues');
    return queues.map((queue: { name: string }) => queue.name).filter((queue) => queue.startsWith(`${name}.`));
  };
});
