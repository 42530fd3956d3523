import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { callersEnvironment } from '../local.config';
import { findBrowser, findPostgres, findRabbitmq } from './find-programs';
import { MissingPackages } from './missing-packages';

const POLICY = '/usr/sbin/policy-rc.d';
const BROWSER = 'chromium';

export function missingPackages(): readonly string[] {
  const missing: string[] = [];
  if (!findPostgres()) missing.push('postgresql');
  if (!findRabbitmq()) missing.push('rabbitmq-server');
  return missing;
}

/** Installs what is missing where that is possible without asking (root on Debian); otherwise says what to install. */
export function ensurePackages(print: (line: string) => void): void {
  const missing = missingPackages();
  if (missing.length === 0) return;
  install(missing, (packages) => new MissingPackages(packages), print);
  keepOffAtBoot(missing);
  if (missingPackages().length > 0) throw new MissingPackages(missing);
}

/** The program of a browser for tests that look at pages; it is installed like the servers where there is none. */
export function ensureBrowser(print: (line: string) => void): string {
  const orElse = `On macOS, and wherever that package is not: install Chrome or Chromium, so that it is found.`;
  const missing = (packages: readonly string[]) => new MissingPackages(packages, orElse);
  const found = findBrowser();
  if (found !== undefined) return found;
  install([BROWSER], missing, print);
  const installed = findBrowser();
  if (installed === undefined) throw missing([BROWSER]);
  return installed;
}

function install(
  packages: readonly string[],
  cannot: (packages: readonly string[]) => MissingPackages,
  print: (line: string) => void,
): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw cannot(packages);
  print(`Installing ${packages.join(' and ')} from the system's packages …`);
  withoutServiceStart(() => {
    apt(['update']);
    apt(['install', '--yes', '--no-install-recommends', ...packages]);
  });
}

// Debian starts a server as soon as its package is installed, unless this policy says no. Ours are private.
function withoutServiceStart(work: () => void): void {
  const isOurs = !existsSync(POLICY);
  if (isOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    work();
  } finally {
    if (isOurs) rmSync(POLICY, { force: true });
  }
}

function apt(args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync('apt-get', ['--quiet', ...args], {
    env: { ...callersEnvironment, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`\`apt-get ${args.join(' ')}\` failed:\n${stdout}${stderr}`);
}

function keepOffAtBoot(packages: readonly string[]): void {
  if (existsSync('/run/systemd/system')) spawnSync('systemctl', ['disable', ...packages], { stdio: 'ignore' });
}
