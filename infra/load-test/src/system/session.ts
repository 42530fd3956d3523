import type { Replicas } from '@floodgate/local';
import { UsageError } from '../usage';
import { PushProvider } from './push-provider';
import { findSystem, replicasOf, startSystem, stopSystem, type RunningSystem } from './running-system';

interface Wishes {
  readonly replicas: Replicas;
  /** The system must hand its push messages to a provider of ours. */
  readonly wantsProvider: boolean;
}

/** The system that all runs of a command are about. */
export interface Session {
  readonly system: RunningSystem;
  /** It was started for this command. */
  readonly isFresh: boolean;
  readonly provider: PushProvider | undefined;
  /** Leaves things as they were found, as far as a demo that was started stays up. */
  close(): Promise<void>;
}

/** Takes the demo that runs, or starts one. @throws Error when there is none to be had, UsageError when it is not as wished */
export async function openSession(wishes: Wishes, report: (line: string) => void): Promise<Session> {
  const running = await findSystem();
  if (!running) return startSession(wishes, report);
  const sick = running.services.filter(({ healthy }) => !healthy).map(({ name }) => name);
  if (sick.length > 0) throw new Error(`The demo runs, but ${sick.join(', ')} is not ready: \`npm run status\`.`);
  const problems = differences(running, wishes);
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  return { system: running, isFresh: false, provider: undefined, close: () => Promise.resolve() };
}

/** Why the demo that runs is not the one that is wished for. */
export function differences(running: RunningSystem, { replicas, wantsProvider }: Wishes): readonly string[] {
  const there = replicasOf(running);
  const others = Object.entries(replicas).filter(([name, count]) => there[name] !== count);
  const said = others.map(
    ([name, count]) =>
      `--replicas ${name}=${count}: the demo that runs has ${there[name] ?? 0}. \`npm run stop\`, and one with ${count} is started.`,
  );
  if (wantsProvider) {
    said.push(
      'The demo that runs has its own providers, which cannot be taken away from outside. `npm run stop`, and one is ' +
        'started whose push messages come here.',
    );
  }
  return said;
}

async function startSession({ replicas, wantsProvider }: Wishes, report: (line: string) => void): Promise<Session> {
  report('No demo runs: starting one…');
  const provider = wantsProvider ? await PushProvider.open() : undefined;
  const settings = provider && { PUSH_WEBHOOK_URL: provider.url };
  // In a container, this machine's loopback is another one.
  await startSystem({ replicas, isNative: wantsProvider, ...(settings && { settings }), report });
  const system = await findSystem();
  if (!system) throw new Error('The demo was started and is not there: `npm run status` says more.');
  const close = async () => {
    if (!provider) {
      report('The demo that was started for this stays up; `npm run stop` ends it.');
      return;
    }
    report('Stopping the demo, whose provider ends with this program…');
    await stopSystem();
    provider.goAway();
  };
  return { system, isFresh: true, provider, close };
}
