import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { callersEnvironment } from '../local.config';
import { findPostgres, findRabbitmq } from './find-programs';
import { MissingPackages } from './missing-packages';

const POLICY = '/usr/sbin/policy-rc.d';

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
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) throw new MissingPackages(missing);
  print(`Installing ${missing.join(' and ')} from the system's packages …`);
  withoutServiceStart(() => {
    apt(['update']);
    apt(['install', '--yes', '--no-install-recommends', ...missing]);
  });
  keepOffAtBoot(missing);
  if (missingPackages().length > 0) throw new MissingPackages(missing);
}

// Debian starts a server as soon as its package is installed, unless this policy says no. Ours are private.
function withoutServiceStart(install: () => void): void {
  const isOurs = !existsSync(POLICY);
  if (isOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    install();
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
