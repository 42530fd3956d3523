import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

/** One complaint of a tool about one file of the workspace. */
export interface Complaint {
  readonly path: string;
  readonly rule: string;
  readonly message: string;
}

const root = resolve(__dirname, '../../../..');
const SETTINGS = ['package.json', 'package-lock.json', 'nx.json', 'tsconfig.json', 'tsconfig.base.json'];
const RULES = ['eslint.config.mjs', '.dependency-cruiser.cjs', 'infra/checks/lint', 'infra/workspace/nx-targets.cjs'];

/** A temporary workspace under the repository's own rules, with other source files. */
export function createWorkspace(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'floodgate-checks-'));
  for (const path of [...SETTINGS, ...RULES]) cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export function removeWorkspace(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export function lint(folder: string): Complaint[] {
  const results = runTool(folder, 'eslint/bin/eslint.js', ['--format', 'json', 'services', 'libs']) as LintResult[];
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) => ({ path: relative(folder, filePath), rule: ruleId ?? 'parse', message })),
  );
}

export function cruise(folder: string): { complaints: Complaint[]; rules: string[] } {
  const tool = 'dependency-cruiser/bin/dependency-cruise.mjs';
  const { summary } = runTool(folder, tool, ['--output-type', 'json', 'services', 'libs']) as CruiseResult;
  return {
    complaints: summary.violations.map(({ from, to, rule }) => ({ path: from, rule: rule.name, message: to })),
    rules: summary.ruleSetUsed.forbidden.map(({ name }) => name),
  };
}

interface LintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

interface CruiseResult {
  readonly summary: {
    readonly violations: readonly { from: string; to: string; rule: { name: string } }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { name: string }[] };
  };
}

function runTool(folder: string, tool: string, args: string[]): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    // The graph of this workspace, not of the one that runs the tests.
    env: { ...process.env, NX_WORKSPACE_ROOT_PATH: folder, NX_DAEMON: 'false' },
  });
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${tool} did not answer in JSON:\n${stderr}${stdout}`);
  }
}
