import { pause, survives } from './fault-story';
import { System } from './system';

/** Longer than the broker waits for a heartbeat, so that it has given the frozen one up. */
const FROZEN_MS = 35_000;

describe('orders survive what happens to processes', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.stop());

  it.each(['order', 'inventory', 'notification', 'flash-sale-gateway'])(
    '%s is killed in the middle of its work',
    (name) => survives(system, `kill-${name}`, () => system.signal(name, 'SIGKILL')),
  );

  it('every service is killed at the same moment', () =>
    survives(system, 'kill-all', async () => {
      const { services } = await system.status();
      for (const { pid } of services) if (pid !== null) process.kill(pid, 'SIGKILL');
    }));

  it('every service is told to stop in the middle of its work', () =>
    survives(system, 'stop-all', async () => {
      const { services } = await system.status();
      for (const { pid } of services) if (pid !== null) process.kill(pid, 'SIGTERM');
    }));

  it('a consumer is frozen past all its timeouts', () =>
    survives(system, 'freeze-inventory', async () => {
      await system.signal('inventory', 'SIGSTOP');
      await pause(FROZEN_MS);
      await system.signal('inventory', 'SIGCONT');
    }));
});
