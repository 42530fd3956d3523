import { spawn, type StdioOptions } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';

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
  const stdio: StdioOptions = ['pipe', log, log, 'ignore', 'pipe'];
  const shell = spawn('sh', ['-c', LEASH, 'leash', options.command, ...options.args], {
    env: { ...options.env, LEASH_SIGNAL: options.stopSignal },
    cwd: options.cwd,
    stdio,
    // A group of its own: Ctrl-C in the terminal reaches only us, and we stop things in the right order.
    detached: true,
  });
  closeSync(log);
  const exited = new Promise<number>((resolve, reject) => {
    shell.once('error', reject);
    shell.once('exit', (code) => resolve(code ?? 1));
  });
  const pid = Number(await firstLine(shell.stdio[4] as Readable));
  const leash = shell.stdin as Writable;
  leash.on('error', () => undefined); // The child ended first: nothing left to hold.
  return { pid, exited, stop: () => release(leash, exited, shell.pid as number, options.stopDeadlineMs) };
}

async function firstLine(stream: Readable): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text.trim();
}

async function release(leash: Writable, exited: Promise<number>, group: number, deadlineMs: number): Promise<void> {
  leash.end();
  const timer = setTimeout(() => killGroup(group), deadlineMs);
  await exited;
  clearTimeout(timer);
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It ended between the deadline and the signal.
  }
}
