import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '@floodgate/local';
import { z } from 'zod';

const run = promisify(execFile);

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
  broker: z.object({ clientUrl: z.string(), managementUrl: z.string() }),
  databases: z.record(z.string(), z.string()),
});
export type RunningSystem = z.output<typeof status>;

const said = z.object({ stdout: z.string() });

/** The demo on this machine as `npm run status -- --json` tells it; undefined when none runs. */
export async function findSystem(): Promise<RunningSystem | undefined> {
  // The command fails when nothing runs or something is unhealthy, and says so all the same.
  const { stdout } = await local('status', '--json').catch((error: unknown) => said.parse(error));
  const found = status.safeParse(JSON.parse(stdout));
  return found.success ? found.data : undefined;
}

/** Starts the demo and leaves it running. @throws Error with what the start had to say */
export async function startSystem(replicas: readonly string[]): Promise<void> {
  const wishes = replicas.flatMap((wish) => ['--replicas', wish]);
  await local('demo', '--detach', ...wishes).catch((error: unknown) => {
    throw new Error(`The demo did not start:\n${said.parse(error).stdout}`);
  });
}

/** The addresses of all replicas of a service. */
export function urlsOf(system: RunningSystem, name: string): readonly string[] {
  return system.services.filter((service) => service.name === name).map(({ url }) => url);
}

function local(...args: readonly string[]): Promise<{ readonly stdout: string }> {
  return run(process.execPath, [join(repository, 'infra/local/run.mjs'), ...args], { maxBuffer: 16 * 1024 * 1024 });
}
