import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

type Line = Readonly<Record<string, unknown>>;

export interface SampleProcess {
  readonly pid: number;
  readonly lines: readonly Line[];
  /** Resolves with the first line that says this, also when it was said already. */
  said(message: string): Promise<Line>;
  signal(signal: NodeJS.Signals): void;
  /** Exit code and what was written to the error output. */
  readonly ended: Promise<{ readonly code: number | null; readonly errors: string }>;
}

/** The sample service as a process of its own: for what can only be seen from outside, such as its exit code. */
export function startSampleProcess(
  settings: Readonly<Record<string, string>> = {},
  main = 'sample.main.ts',
): SampleProcess {
  const loader = join(__dirname, 'typescript.cjs');
  const given = JSON.stringify({ LOG_LEVEL: 'info', ...settings });
  const child = spawn(process.execPath, ['--require', loader, join(__dirname, main), given], { stdio: 'pipe' });
  const lines: Line[] = [];
  const errors: Buffer[] = [];
  const output = createInterface(child.stdout);
  output.on('line', (line) => lines.push(JSON.parse(line)));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, errors: Buffer.concat(errors).toString() }));
  const said = (message: string): Promise<Line> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.find(({ msg }) => msg === message);
        if (found !== undefined) resolve(found);
      };
      output.on('line', look);
      void ended.then(({ errors }) => reject(new Error(`ended without saying "${message}": ${errors}`)));
      look();
    });
  return { pid: child.pid ?? 0, lines, said, ended, signal: (signal) => void child.kill(signal) };
}
