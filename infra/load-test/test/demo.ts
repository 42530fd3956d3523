import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort, repository } from '@floodgate/local';
import { Client } from 'pg';
import { reportSchema, type Report } from '../src/result/result';
import { inherited } from './test.config';

const PORTS = [
  ...['GATEWAY_PORT', 'ORDER_PORT', 'INVENTORY_PORT', 'NOTIFICATION_PORT', 'AUDIT_PORT'],
  ...['POSTGRES_PORT', 'RABBITMQ_PORT', 'RABBITMQ_MANAGEMENT_PORT'],
];

export interface Ended {
  readonly code: number;
  readonly output: string;
}

interface Status {
  readonly mode: string | null;
  readonly services: readonly { readonly name: string; readonly pid: number }[];
  readonly databases: Readonly<Record<string, string>>;
}

/** A folder and ports for a demo of its own, and the commands that are about it. */
export class Demo {
  private constructor(
    readonly folder: string,
    readonly ports: Readonly<Record<string, string>>,
  ) {}

  static async prepare(): Promise<Demo> {
    const ports: Record<string, string> = {};
    for (const name of PORTS) ports[name] = String(await freePort());
    return new Demo(mkdtempSync(join(tmpdir(), 'floodgate-load-test-')), ports);
  }

  /** `npm run load-test -- …` as a program of its own. `hear` gets each line when it is said. */
  loadTest(
    args: readonly string[],
    hear: (line: string, child: ChildProcess) => void = () => undefined,
  ): Promise<Ended> {
    return this.run(['infra/load-test/run.mjs', ...args], hear);
  }

  async status(): Promise<Status> {
    const { output } = await this.run(['infra/local/run.mjs', 'status', '--json']);
    return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Status;
  }

  /** The end, and nothing left. */
  async remove(): Promise<void> {
    await this.run(['infra/local/run.mjs', 'stop', '--purge']);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A connection to the database of a service, to be ended. */
  async connect(service: string): Promise<Client> {
    const client = new Client((await this.status()).databases[service]);
    await client.connect();
    return client;
  }

  async query(service: string, statement: string): Promise<readonly Record<string, unknown>[]> {
    const client = await this.connect(service);
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  /** What a run left as JSON, checked by the schema that `compare` reads it with. */
  report(name: string): Report {
    return reportSchema.parse(JSON.parse(readFileSync(this.file(name), 'utf8')));
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  private run(
    args: readonly string[],
    hear: (line: string, child: ChildProcess) => void = () => undefined,
  ): Promise<Ended> {
    const child = spawn(process.execPath, [...args], {
      cwd: repository,
      env: { ...inherited, ...this.ports, FLOODGATE_FOLDER: join(this.folder, 'floodgate') },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const lines: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        lines.push(line);
        hear(line, child);
      });
    }
    return new Promise((resolve) => {
      child.once('close', (code) => resolve({ code: code ?? -1, output: lines.join('\n') }));
    });
  }
}
