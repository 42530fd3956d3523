// The steps of `npm run verify`: what each claims, the program that proves it, and what to do when it does not hold.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

const program = (name) => join(root, 'infra/workspace', `${name}.mjs`);
const tool = (...args) => [process.execPath, program('tool'), ...args];
const QUICK_MS = 5 * 60_000;
const TESTS_MS = 16 * 60_000;

export const quickSteps = [
  {
    name: 'generated',
    command: [process.execPath, program('check-generated')],
    limitMs: QUICK_MS,
    fix: '`npm run describe`, then commit what changed.',
  },
  {
    name: 'lint',
    command: tool('eslint', '--max-warnings', '0'),
    limitMs: QUICK_MS,
    fix: 'The message says what to write instead. `npm run lint -- --fix` mends some.',
  },
  {
    name: 'format',
    command: tool('prettier', '--check', '--log-level', 'warn', '.'),
    limitMs: QUICK_MS,
    fix: '`npm run format`.',
  },
  {
    name: 'types',
    command: [process.execPath, program('types')],
    limitMs: QUICK_MS,
    fix: 'Mend the types named above; `npm run types -- services/order` shows one folder.',
  },
  {
    name: 'boundaries',
    command: tool('dependency-cruiser', '--output-type', 'err-long', 'services', 'libs', 'infra'),
    limitMs: QUICK_MS,
    fix: 'Move the code to where the rule allows the import; the rule says why.',
  },
  {
    name: 'compose',
    command: ['docker', 'compose', 'config', '--quiet'],
    limitMs: QUICK_MS,
    // The tests judge the structure of the file everywhere; only Docker itself can say that it understands it.
    skipped: () => (hasCompose() ? undefined : 'not tried: docker compose is not installed'),
    fix: 'Mend docker-compose.yml where the message points.',
  },
];

const results = join(root, 'node_modules/.cache/test-results.json');

export const tests = {
  name: 'tests',
  command: [process.execPath, program('test'), '--json', `--outputFile=${results}`],
  limitMs: TESTS_MS,
  shown: true,
  results,
  counted: () => countTests(results),
  fix: '`npm test -- <path of the failing file>`. If nothing failed but it did not end, add --detectOpenHandles.',
};

function countTests(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, output: 'The run ended before there were results.' };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(readFileSync(file));
  const broken = testResults.filter(({ status }) => status === 'failed').map(({ name }) => name.replace(root, ''));
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, output: broken.join('\n') };
}

function hasCompose() {
  return spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status === 0;
}
