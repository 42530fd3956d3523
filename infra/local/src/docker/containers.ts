import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { repository } from '../repository';
import { readableEnd } from '../terminal/readable-log';

/** Data of an earlier run in containers. */
export function hasVolumes(): boolean {
  const label = 'label=com.docker.compose.project=floodgate';
  const { stdout } = spawnSync('docker', ['volume', 'ls', '--quiet', '--filter', label], { encoding: 'utf8' });
  return stdout.trim() !== '';
}

const containerSchema = z.object({
  Name: z.string(),
  Service: z.string(),
  State: z.string(),
  Health: z.string(),
  ExitCode: z.number(),
  Publishers: z.array(z.object({ TargetPort: z.number(), PublishedPort: z.number() })).nullish(),
});

export interface Container {
  readonly name: string;
  readonly service: string;
  readonly ports: ReadonlyMap<number, number>;
}

/** The running containers of this project, however they were started. */
export function runningContainers(): readonly Container[] {
  return containers()
    .filter(({ State }) => State === 'running')
    .map(({ Name, Service, Publishers }) => ({
      name: Name,
      service: Service,
      ports: new Map((Publishers ?? []).map(({ TargetPort, PublishedPort }) => [TargetPort, PublishedPort])),
    }));
}

/** Every container that is not as it should be, with the end of its log. */
export function failures(): string {
  const isFine = ({ State, Health, ExitCode }: z.output<typeof containerSchema>): boolean =>
    State === 'exited' ? ExitCode === 0 : Health === 'healthy';
  return containers(['--all'])
    .filter((container) => !isFine(container))
    .map(({ Name }) => `${Name}:\n${readableEnd(logOf(Name))}`)
    .join('\n');
}

function containers(options: readonly string[] = []): readonly z.output<typeof containerSchema>[] {
  const args = ['compose', 'ps', ...options, '--format', 'json'];
  const { status, stdout } = spawnSync('docker', args, { cwd: repository, encoding: 'utf8', timeout: 20_000 });
  return status === 0 ? jsonLines(stdout).map((line) => containerSchema.parse(line)) : [];
}

function logOf(container: string): string {
  const { stdout, stderr } = spawnSync('docker', ['logs', '--tail', '15', container], { encoding: 'utf8' });
  return stdout + stderr;
}

/** Compose prints an array or one object a line, depending on its version. */
function jsonLines(text: string): readonly unknown[] {
  if (text.trimStart().startsWith('[')) return z.array(z.unknown()).parse(JSON.parse(text));
  return text
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));
}
