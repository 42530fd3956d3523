import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { Readable } from 'node:stream';

/** A child process that cannot outlive the process that started it, not even when that one is killed. */
export interface Leashed {
  readonly pid: number;
  readonly exited: Promise<number>;
  /** Asks politely with the stop signal; kills the whole process group after the deadline. */
  stop(): Promise<void>;
}

export interface LeashedOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly logFile: string;
  readonly stopSignal: 'TERM' | 'INT';
  readonly stopDeadlineMs: number;
}

// The shell holds the reading end of a pipe whose writing end is ours. When we end, however we end, the pipe closes and
// the shell passes the stop signal on. It also reports the pid of the real process, which fault tests want to kill.
const LEASH = `
exec 3<&0
"$@" </dev/null 3<&- 4>&- &
child=$!
echo "$child" >&4
exec 4>&-
(read -r _ <&3; kill -s "$LEASH_SIGNAL" "$child") 2>/dev/null &
watcher=$!
wait "$child"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"`;

export async function spawnLeashed(options: LeashedOptions): Promise<Leashed> {
  const log = openSync(options.logFile, 'a');
  const shell = spawn('sh', ['-c', LEASH, 'leash', options.command, ...options.args], {
    env: { ...options.env, LEASH_SIGNAL: options.stopSignal },
    cwd: options.cwd,
    stdio: ['pipe', log, log, 'ignore', 'pipe'],
    // A group of its own: Ctrl-C in the terminal reaches only us, and we stop things in the right order.
    detached: true,
  });
  closeSync(log);
  // The child may end first: then there is nothing left to hold.
  shell.stdin?.on('error', () => undefined);
  const exited = new Promise<number>((resolve, reject) => {
    shell.once('error', reject);
    shell.once('exit', (code) => {
      killGroup(shell.pid); // A child that was killed may have left children of its own.
      resolve(code ?? 1);
    });
  });
  const pid = await reportedPid(shell);
  return { pid, exited, stop: () => release(shell, exited, options.stopDeadlineMs) };
}

async function reportedPid(shell: ChildProcess): Promise<number> {
  const report = shell.stdio[4];
  let text = '';
  if (report instanceof Readable) for await (const chunk of report) text += String(chunk);
  return Number(text);
}

async function release(shell: ChildProcess, exited: Promise<number>, deadlineMs: number): Promise<void> {
  shell.stdin?.end();
  const timer = setTimeout(() => killGroup(shell.pid), deadlineMs);
  await exited;
  clearTimeout(timer);
}

function killGroup(group: number | undefined): void {
  try {
    if (group !== undefined) process.kill(-group, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}
