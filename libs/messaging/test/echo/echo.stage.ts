import type { MessageContract } from '@floodgate/contracts';
import { deadQueueName } from '@floodgate/messaging';
import { isolatedWith, Probe, type Isolated } from '@floodgate/testing';
import type { INestApplication } from '@nestjs/common';
import { Noted, Said } from './echo.messages';
import { attempts } from './note-on-said.handler';
import { echoMigrations, startEcho } from './echo.service';

export const QUEUE = 'echo.note-on-said';
export const DEAD = deadQueueName(QUEUE);

/** What a test file of this library stands on: a database, a vhost, an ear, and as many replicas as it asks for. */
export class Stage {
  private readonly replicas: INestApplication[] = [];

  private constructor(
    readonly environment: Isolated,
    readonly probe: Probe,
  ) {}

  /** @param heard the messages that the probe listens to */
  static async set(heard: readonly MessageContract[] = [Said, Noted]): Promise<Stage> {
    const environment = await isolatedWith(echoMigrations);
    return new Stage(environment, await Probe.open(environment.brokerUrl, heard));
  }

  async startReplica(settings?: Parameters<typeof startEcho>[1]): Promise<INestApplication> {
    const replica = await startEcho(this.environment, settings);
    this.replicas.push(replica);
    return replica;
  }

  async stop(replica: INestApplication): Promise<void> {
    this.replicas.splice(this.replicas.indexOf(replica), 1);
    await replica.close();
  }

  async stopAll(): Promise<void> {
    await Promise.all(this.replicas.splice(0).map((replica) => replica.close()));
  }

  /** The handler fails this many times for `key`, or for one text of it: `key:text`. */
  async fault(key: string, kind: 'transient' | 'permanent', timesLeft: number): Promise<void> {
    attempts.delete(key);
    await this.environment.sql('INSERT INTO faults VALUES ($1, $2, $3)', [key, kind, timesLeft]);
  }

  /** From now on nothing fails any more. */
  async repair(): Promise<void> {
    await this.environment.sql('DELETE FROM faults');
  }

  /** The notes of a key, in the order they were written. */
  async notes(key: string): Promise<readonly string[]> {
    const rows = await this.environment.sql<{ text: string }>('SELECT text FROM notes WHERE key = $1 ORDER BY id', [
      key,
    ]);
    return rows.map(({ text }) => text);
  }

  async outboxCount(): Promise<number> {
    const [row] = await this.environment.sql<{ count: number }>('SELECT count(*)::int AS count FROM outbox_messages');
    return row?.count ?? 0;
  }

  async strike(): Promise<void> {
    await this.stopAll();
    await this.probe.close();
    await this.environment.remove();
  }
}
