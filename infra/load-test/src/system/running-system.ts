import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repository } from '@floodgate/local';
import { z } from 'zod';
import { callersEnvironment } from '../load-test.config';

const status = z.object({
  mode: z.enum(['native', 'docker']),
  services: z.array(
    z.object({
      name: z.string(),
      replica: z.number(),
      url: z.string(),
      pid: z.number().nullable(),
      healthy: z.boolean(),
    }),
  ),
  servers: z.array(z.object({ name: z.string(), pid: z.number().nullable(), container: z.string().nullable() })),
  broker: z.object({ clientUrl: z.string(), managementUrl: z.string() }),
  databases: z.record(z.string(), z.string()),
});
export type RunningSystem = z.output<typeof status>;

/** The demo on this machine as `npm run status -- --json` tells it; undefined when none runs. */
export async function findSystem(): Promise<RunningSystem | undefined> {
  const { output } = await local(['status', '--json']);
  const found = status.safeParse(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
  return found.success ? found.data : undefined;
}

interface Start {
  readonly replicas: Readonly<Record<string, number>>;
  /** As processes, also where there is Docker. */
  readonly isNative?: boolean;
  /** Variables of .env and docker-compose.yml. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly report: (line: string) => void;
}

/** Starts the demo and leaves it running. @throws Error with what the start had to say */
export async function startSystem({ replicas, isNative = false, settings = {}, report }: Start): Promise<void> {
  const wishes = Object.entries(replicas).flatMap(([name, count]) => ['--replicas', `${name}=${count}`]);
  const args = ['demo', '--detach', ...(isNative ? ['--native'] : []), ...wishes];
  const { code, output } = await local(args, { settings, report });
  if (code !== 0) throw new Error(`The demo did not start:\n${output.trim()}`);
}

export async function stopSystem(): Promise<void> {
  await local(['stop']);
}

/** The addresses of all replicas of a service. */
export function urlsOf(system: RunningSystem, name: string): readonly string[] {
  return system.services.filter((service) => service.name === name).map(({ url }) => url);
}

/** How many of each service run. */
export function replicasOf({ services }: RunningSystem): Readonly<Record<string, number>> {
  const names = services.map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, names.filter((other) => other === name).length]));
}

interface Listening {
  readonly settings?: Readonly<Record<string, string>>;
  readonly report?: (line: string) => void;
}

/** A command of the demo. What it says is reported as it says it, and is returned whole; its exit code says how it went. */
async function local(
  args: readonly string[],
  { settings, report }: Listening = {},
): Promise<{ readonly code: number; readonly output: string }> {
  const program = join(repository, 'infra/local/run.mjs');
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...callersEnvironment, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      if (line.startsWith('  ✓')) report?.(line);
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  return { code, output: lines.join('\n') };
}
