import { AlertRaised } from '@floodgate/contracts';
import { Alerts, Handles, Outbox, RpcClient } from '@floodgate/messaging';
import { readiness, renderMetrics } from '@floodgate/observability';
import type { Transaction } from '@floodgate/persistence';
import { eventually } from '@floodgate/testing';
import type { INestApplication } from '@nestjs/common';
import { Noted, Repeat, Said } from './echo/echo.messages';
import { databaseOf, echoMessaging } from './echo/echo.service';
import { Stage } from './echo/echo.stage';

/** As the record of alerts does it. */
@Handles(AlertRaised)
class RecordAlerts {
  async handle({ data }: AlertRaised, tx: Transaction): Promise<void> {
    await tx.$executeRawUnsafe('INSERT INTO notes (key, text) VALUES ($1, $2)', data.what, data.message);
  }
}

const FOREVER = 1_000_000;

describe('alerts', () => {
  let stage: Stage;

  afterEach(() => stage.strike());

  const alertsOf = (app: INestApplication) => app.get(Alerts, { strict: false });
  const say = (app: INestApplication, key: string) =>
    databaseOf(app).transaction((tx) => app.get(Outbox, { strict: false }).add(tx, Said, { key, text: 'x' }));

  describe('where somebody keeps them', () => {
    beforeEach(async () => {
      stage = await Stage.set([Said, Noted, AlertRaised]);
    });

    it('are told by severity, service and kind, so that one can listen to a part', async () => {
      const app = await stage.startReplica();
      const channel = await stage.probe.createChannel();
      const { queue } = await channel.assertQueue('', { exclusive: true });
      await channel.bindQueue(queue, 'ops.alerts', 'warning.echo.*');
      alertsOf(app).raise({ severity: 'info', what: 'all-is-well', message: 'nothing to see' });
      alertsOf(app).raise({ severity: 'warning', what: 'odd', message: 'look', details: { leaseId: 'l-1' } });
      const message = await eventually(async () => {
        const got = await channel.get(queue, { noAck: true });
        if (got === false) throw new Error('no alert yet');
        return got;
      });
      expect(message.fields.routingKey).toBe('warning.echo.odd');
      expect(JSON.parse(message.content.toString())).toMatchObject([
        {
          type: 'ops.alert-raised.v1',
          source: 'echo',
          data: { severity: 'warning', service: 'echo', what: 'odd', message: 'look', details: { leaseId: 'l-1' } },
        },
      ]);
      expect((await renderMetrics()).body).toContain('ops_alerts_total{severity="warning",what="odd"} 1');
    });

    it('can be handled as any message, all of them', async () => {
      const app = await stage.startReplica({ ...echoMessaging, handlers: [RecordAlerts] });
      alertsOf(app).raise({ severity: 'critical', what: 'recorded', message: 'on fire \u0000' });
      await eventually(async () => expect(await stage.notes('recorded')).toEqual(['on fire  ']));
    });

    it('do not become a storm', async () => {
      const app = await stage.startReplica();
      for (let index = 0; index < 5_000; index += 1)
        alertsOf(app).raise({ severity: 'info', what: 'storm', message: String(index) });
      alertsOf(app).raise({ severity: 'info', what: 'last', message: 'after the storm' });
      await stage.probe.hears(AlertRaised, { what: 'last' });
      expect(stage.probe.published(AlertRaised, { what: 'storm' })).toHaveLength(20);
    });

    it('never throw, whatever they are given', async () => {
      const app = await stage.startReplica();
      const circle: Record<string, unknown> = {};
      circle.itself = circle;
      alertsOf(app).raise({ severity: 'info', what: 'round', message: 'x', details: circle });
      alertsOf(app).raise({ severity: 'info', what: 'Not A Word', message: '' });
      alertsOf(app).raise({
        severity: 'info',
        what: 'large',
        message: 'y'.repeat(9_000),
        details: { z: 'z'.repeat(99_999) },
      });
      const large = await stage.probe.hears(AlertRaised, { what: 'large' });
      expect(large.data).toMatchObject({ message: 'y'.repeat(2_000), details: { tooLarge: true } });
      expect(stage.probe.published(AlertRaised)).toHaveLength(1);
    });

    it('are raised for dead letters, with their number', async () => {
      await stage.fault('dies', 'permanent', FOREVER);
      await stage.startReplica();
      for (let count = 0; count < 3; count += 1) await stage.probe.deliver(Said, { key: 'dies', text: 'x' });
      const alert = await stage.probe.hears(AlertRaised, { what: 'dead-letter' });
      expect(alert.data).toMatchObject({ severity: 'warning', details: { queue: 'echo.note-on-said' } });
      const body = (await renderMetrics()).body;
      expect(body).toMatch(/messaging_queue_messages\{handler="echo.note-on-said"\} 0/);
      expect(body).toMatch(/messaging_event_age_seconds_count\{handler="echo.note-on-said"\} [1-9]/);
    });

    it('are raised when nobody answers', async () => {
      const app = await stage.startReplica({ ...echoMessaging, handlers: [], answers: [] });
      const ask = () =>
        app.get(RpcClient, { strict: false }).ask(Repeat, { text: 'x', afterMs: 0 }, { deadlineMs: 500 });
      await (await stage.probe.createChannel()).assertExchange('echo.rpc', 'direct', { durable: true });
      for (let count = 0; count < 6; count += 1) await expect(ask()).rejects.toThrow();
      const { data } = await stage.probe.hears(AlertRaised, { what: 'rpc-breaker-open' });
      expect(data.details).toEqual({ type: 'echo.repeat.v1' });
    });
  });

  it('are raised for messages that find no queue', async () => {
    stage = await Stage.set([AlertRaised]);
    const app = await stage.startReplica({ ...echoMessaging, handlers: [] });
    await say(app, 'nobody');
    const { data } = await stage.probe.hears(AlertRaised, { what: 'unroutable-message' });
    expect(data).toMatchObject({ severity: 'critical', details: { messageCount: 1 } });
  });

  it('hurt nobody where no exchange takes them', async () => {
    stage = await Stage.set([Said, Noted]);
    const app = await stage.startReplica();
    for (const key of ['a', 'b', 'c']) {
      alertsOf(app).raise({ severity: 'critical', what: 'unheard', message: key });
      await say(app, key);
      await stage.probe.hears(Noted, { key });
      expect(await readiness.check()).toMatchObject({ isReady: true });
    }
  });
});
