import { PlaceOrders } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import { eventually } from '@floodgate/testing';
import { Said } from './echo/echo.messages';
import { echoMessaging } from './echo/echo.service';
import { NoteOnSaid } from './echo/note-on-said.handler';
import { QUEUE, Stage } from './echo/echo.stage';

describe('a service refuses to start when its wiring is wrong, and stops without losing or doubling', () => {
  let stage: Stage;

  beforeEach(async () => {
    stage = await Stage.set();
  });
  afterEach(() => stage.strike());

  it('names the queue whose arguments differ, and the way out', async () => {
    const channel = await stage.probe.createChannel();
    await channel.assertQueue(QUEUE, { durable: true, arguments: { 'x-queue-type': 'classic' } });
    await expect(stage.startReplica()).rejects.toThrow(
      /Cannot declare queue "echo.note-on-said".*Give the handler a new name/s,
    );
  });

  it('names the exchange of another owner that is missing, before anything travels through it', async () => {
    const settings = { ...echoMessaging, publishes: [Said, PlaceOrders] };
    await expect(stage.startReplica(settings)).rejects.toThrow(/exchange "order.commands".*Run the set-up/s);
  });

  it('refuses two handlers on one queue', async () => {
    await expect(stage.startReplica({ ...echoMessaging, handlers: [NoteOnSaid, NoteOnSaid] })).rejects.toThrow(
      /two handlers share the queue "echo.note-on-said"/,
    );
  });

  it('refuses a handler without a method to call', async () => {
    @Handles(Said)
    class Idle {
      declare handle: () => Promise<void>;
    }
    await expect(stage.startReplica({ ...echoMessaging, handlers: [Idle] })).rejects.toThrow(
      /Idle is listed but has no instance with handle/,
    );
  });

  it('finishes what it has begun and leaves the rest in the queue for the next replica', async () => {
    const keys = Array.from({ length: 400 }, (_, index) => `stop-${index}`);
    const first = await stage.startReplica();
    await Promise.all(keys.map((key) => stage.probe.deliver(Said, { key, text: key })));
    await stage.stop(first);
    await stage.startReplica();
    await eventually(async () => {
      const [row] = await stage.environment.sql('SELECT count(*)::int, count(DISTINCT key)::int AS keys FROM notes');
      expect(row).toEqual({ count: keys.length, keys: keys.length });
    });
  });
});
