import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import TestRunner, { type Test, type TestRunnerOptions, type TestWatcher } from 'jest-runner';
import { repository } from '@floodgate/local';
import { setCurrentTarget } from './current-target';
import { runningDemo } from './demo';
import { OwnSystem } from './own-system';

/**
 * Starts the system before the first story and stops it after the last. One story at a time, because they share the system
 * and some stop a part of it; that also makes them run in this process, which what they start cannot outlive.
 */
class StoryRunner extends TestRunner {
  override readonly isSerial = true;
  private hasFailed = false;

  override async runTests(tests: Test[], watcher: TestWatcher, options: TestRunnerOptions): Promise<void> {
    const runStories = (): Promise<void> => super.runTests(tests, watcher, { ...options, serial: true });
    if (process.env.FLOODGATE_E2E_TARGET !== 'demo') return this.onOwnSystem(runStories);
    setCurrentTarget(await runningDemo());
    await runStories();
  }

  private async onOwnSystem(runStories: () => Promise<void>): Promise<void> {
    execFileSync(process.execPath, [join(repository, 'infra/workspace/build.mjs')], { stdio: 'inherit' });
    this.on('test-file-failure', () => void (this.hasFailed = true));
    this.on('test-file-success', ([, { numFailingTests }]) => void (this.hasFailed ||= numFailingTests > 0));
    const system = await OwnSystem.start(serversOfThisRun());
    try {
      setCurrentTarget(system);
      await runStories();
    } finally {
      await this.end(system);
    }
  }

  private async end(system: OwnSystem): Promise<void> {
    const unfinished = await system.close();
    if (this.hasFailed || unfinished.length > 0) console.error(`The logs of the services are in ${system.folder}.`);
    else system.forget();
    if (unfinished.length > 0) throw new Error(`did not end with exit code 0: ${unfinished.join(', ')}`);
  }
}

function serversOfThisRun() {
  const {
    FLOODGATE_TEST_POSTGRES_URL: postgresUrl = '',
    FLOODGATE_TEST_AMQP_URL: amqpUrl = '',
    FLOODGATE_TEST_MANAGEMENT_URL: managementUrl = '',
  } = process.env;
  return { postgresUrl, amqpUrl, managementUrl };
}

export = StoryRunner;
