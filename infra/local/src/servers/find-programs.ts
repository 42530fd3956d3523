import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { callersEnvironment } from '../local.config';

/** The folder that holds `postgres` and `initdb`; the newest version when there are several. */
export function findPostgres(): string | undefined {
  const folders = [
    ...newestFirst('/usr/lib/postgresql').map((version) => join(version, 'bin')),
    ...newestFirst('/opt/homebrew/opt', 'postgresql').map((version) => join(version, 'bin')),
    ...newestFirst('/usr/local/opt', 'postgresql').map((version) => join(version, 'bin')),
    ...searchPath(),
  ];
  return folders.find((folder) => existsSync(join(folder, 'postgres')) && existsSync(join(folder, 'initdb')));
}

/** The server script itself: the wrapper that Debian puts on the path insists on the system's rabbitmq user. */
export function findRabbitmq(): string | undefined {
  const scripts = [
    ...newestFirst('/usr/lib/rabbitmq/lib').map((version) => join(version, 'sbin/rabbitmq-server')),
    '/opt/homebrew/opt/rabbitmq/sbin/rabbitmq-server',
    '/usr/local/opt/rabbitmq/sbin/rabbitmq-server',
    ...searchPath().map((folder) => join(folder, 'rabbitmq-server')),
  ];
  return scripts.find((script) => existsSync(script) && !realpathSync(script).endsWith('-wrapper'));
}

/** A browser of Chromium's kind, under whatever name it was installed. */
export function findBrowser(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const programs = [
    ...searchPath().flatMap((folder) => names.map((name) => join(folder, name))),
    ...names.map((name) => join('/usr/bin', name)),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return programs.find((program) => existsSync(program));
}

/** Erlang's port mapper, wherever the packages put it. */
export function findEpmd(): string {
  const runtimes = ['/usr/lib/erlang', '/opt/homebrew/lib/erlang', '/usr/local/lib/erlang'];
  const folders = [
    ...searchPath(),
    ...runtimes.flatMap((root) => newestFirst(root, 'erts').map((v) => join(v, 'bin'))),
  ];
  const epmd = folders.map((folder) => join(folder, 'epmd')).find(existsSync);
  if (!epmd) throw new Error('Erlang is incomplete: its port mapper `epmd` is missing. Reinstall Erlang and RabbitMQ.');
  return epmd;
}

function newestFirst(folder: string, prefix = ''): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.startsWith(prefix));
  const byVersion = new Intl.Collator('en', { numeric: true });
  return names.sort((a, b) => byVersion.compare(b, a)).map((name) => join(folder, name));
}

function searchPath(): readonly string[] {
  const besideNode = dirname(process.execPath);
  return [...(callersEnvironment.PATH ?? '').split(':'), besideNode, '/usr/sbin', '/usr/local/sbin'].filter(Boolean);
}
