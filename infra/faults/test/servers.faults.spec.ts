import { eventually } from '@floodgate/testing';
import { pause, survives } from './fault-story';
import { System } from './system';

const OUTAGE_MS = 30_000;

describe('orders survive what happens to PostgreSQL and RabbitMQ', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start();
  });
  afterAll(() => system.stop());

  /** With nobody to restart it, what dies stays dead. */
  const whileNobodyRestarts = async (work: () => Promise<void>) => {
    system.signalSupervisor('SIGSTOP');
    try {
      await work();
    } finally {
      system.signalSupervisor('SIGCONT');
    }
    await eventually(async () => {
      const { services } = await system.status();
      expect(services.filter(({ healthy }) => !healthy)).toEqual([]);
    }, 60_000);
  };

  it('the broker is restarted', () => survives(system, 'restart-broker', () => system.signal('rabbitmq', 'SIGTERM')));

  it('the broker is killed', () => survives(system, 'kill-broker', () => system.signal('rabbitmq', 'SIGKILL')));

  it('the broker is away for half a minute while orders are posted', () =>
    survives(system, 'broker-away', () =>
      whileNobodyRestarts(async () => {
        const pid = await system.pidOf('rabbitmq');
        process.kill(pid, 'SIGKILL');
        await pause(OUTAGE_MS);
      }),
    ));

  it('the broker is short of memory and blocks whoever publishes', () =>
    survives(system, 'memory-alarm', async () => {
      await system.rabbitmqctl('set_vm_memory_high_watermark', 'absolute', '1MB');
      await eventually(async () => {
        const { services } = await system.status();
        expect(services.find(({ name }) => name === 'order')).toMatchObject({ healthy: false });
      }, 30_000);
      await pause(OUTAGE_MS / 3);
      await system.rabbitmqctl('set_vm_memory_high_watermark', '0.4');
    }));

  it('PostgreSQL is restarted', () => survives(system, 'restart-postgres', () => system.signal('postgres', 'SIGINT')));

  it('PostgreSQL is killed', () => survives(system, 'kill-postgres', () => system.signal('postgres', 'SIGQUIT')));

  it('PostgreSQL is away for half a minute while orders are posted', () =>
    survives(system, 'postgres-away', () =>
      whileNobodyRestarts(async () => {
        await system.signal('postgres', 'SIGINT');
        await pause(OUTAGE_MS);
      }),
    ));
});
