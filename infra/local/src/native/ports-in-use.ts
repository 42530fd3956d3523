import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { HostPort } from '../plan/host-ports';

/** Throws one error that names every port that is taken, by whom, and the variable that moves it. */
export async function assertPortsAreFree(ports: readonly HostPort[]): Promise<void> {
  const lines: string[] = [];
  for (const { port, variable } of ports) {
    if (!(await isTaken(port))) continue;
    lines.push(`  port ${port} is in use${userOf(port)}: stop that, or choose another with ${variable} in .env`);
  }
  if (lines.length > 0) throw new Error(`The demo cannot start:\n${lines.join('\n')}`);
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}

/** Not every system has one of these programs, and not every user may see other users' processes. */
function userOf(port: number): string {
  const ss = spawnSync('ss', ['-Hltnp', `sport = :${port}`], { encoding: 'utf8' });
  const [, program, pid] = /users:\(\("([^"]+)",pid=(\d+)/.exec(ss.stdout || '') ?? [];
  if (program && pid) return ` by ${program} (process ${pid})`;
  const lsof = spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' });
  const [, id, name] = /p(\d+)\nc(.+)/.exec(lsof.stdout || '') ?? [];
  return name && id ? ` by ${name} (process ${id})` : '';
}
