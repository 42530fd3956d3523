import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEnvironment } from './clean-environment';
import { isAlive } from './is-alive';
import { spawnLeashed } from './leash';
import { waitUntil } from './wait-until';

const folder = mkdtempSync(join(tmpdir(), 'leash-'));
const logFile = join(folder, 'log');
const gone = (pid: number) =>
  waitUntil(() => Promise.resolve(!isAlive(pid)), { what: 'the end', deadlineMs: 5_000, everyMs: 10 });
const logged = (text: string) =>
  waitUntil(() => Promise.resolve(readFileSync(logFile, 'utf8').includes(text)), {
    what: text,
    deadlineMs: 5_000,
    everyMs: 10,
  });

function leashed(script: string, stopDeadlineMs = 5_000) {
  const env = cleanEnvironment({});
  return spawnLeashed({ command: 'sh', args: ['-c', script], env, logFile, stopSignal: 'TERM', stopDeadlineMs });
}

describe('a leashed process', () => {
  afterAll(() => rmSync(folder, { recursive: true }));

  it('ends with the code of its program, and its output is in the log', async () => {
    const { exited } = await leashed('echo told; exit 7');
    await expect(exited).resolves.toBe(7);
    expect(readFileSync(logFile, 'utf8')).toContain('told');
  });

  it('is known by the pid of the program itself', async () => {
    const { pid, exited } = await leashed('exec sleep 60');
    process.kill(pid, 'SIGKILL');
    await expect(exited).resolves.toBe(137);
  });

  it('is asked to stop with its signal', async () => {
    const asked = await leashed('trap "echo asked; exit 0" TERM; echo listening; while :; do sleep 0.05; done');
    await logged('listening');
    await asked.stop();
    await expect(asked.exited).resolves.toBe(0);
    expect(readFileSync(logFile, 'utf8')).toContain('asked');
  });

  it('is killed, with everything it started, when it does not listen', async () => {
    const deaf = await leashed('trap "" TERM; sleep 60 & wait; sleep 60', 100);
    await deaf.stop();
    await gone(deaf.pid);
  });

  it('takes its own children along when it is killed', async () => {
    const { pid, exited } = await leashed(`sleep 60 & echo $! > ${join(folder, 'child')}; wait`);
    const child = () => Number(readFileSync(join(folder, 'child'), 'utf8'));
    await waitUntil(() => Promise.resolve(child() > 0), { what: 'the child', deadlineMs: 5_000, everyMs: 10 });
    process.kill(pid, 'SIGKILL');
    await exited;
    await gone(child());
  });
});
