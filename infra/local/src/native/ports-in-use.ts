import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { HIGHEST_PORT, type HostPort } from '../plan/host-ports';

/** Throws one error that names every port that cannot be had: why, or by whom it is taken, and the variable that moves it. */
export async function assertPortsAreFree(ports: readonly HostPort[]): Promise<void> {
  const lines = [...tooHigh(ports), ...wantedTwice(ports)];
  // Whether a port is free cannot be asked before it is a port; and nobody looks at a list of which half is guessed.
  if (lines.length > 0) throw new Error(`The demo cannot start:\n${lines.join('\n')}`);
  for (const { port, variable } of ports) {
    if (!(await isTaken(port))) continue;
    lines.push(`  port ${port} is in use${userOf(port)}: stop that, or choose another with ${variable} in .env`);
  }
  if (lines.length > 0) throw new Error(`The demo cannot start:\n${lines.join('\n')}`);
}

/** The ports of replicas are counted from the first, and may be counted too far. */
function tooHigh(ports: readonly HostPort[]): readonly string[] {
  return ports
    .filter(({ port }) => port > HIGHEST_PORT)
    .map(({ port, variable }) => `  there is no port ${port}: its replicas need a lower ${variable} in .env`);
}

/** Two programs on one port would not see each other: both listen, and each gets some of the other's requests. */
function wantedTwice(ports: readonly HostPort[]): readonly string[] {
  const lines: string[] = [];
  const wantedBy = new Map<number, string>();
  for (const { port, variable } of ports) {
    const other = wantedBy.get(port);
    if (other === undefined) wantedBy.set(port, variable);
    else lines.push(`  port ${port} is wanted by ${other} and ${variable}: give each its own in .env`);
  }
  return lines;
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
