// `npm test`: installs and generates what is missing, then runs Jest. Everything after `--` goes to Jest, and
// `--unit`, `--integration`, `--e2e` choose a kind of test: `npm test -- --unit place-order`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';

await bootstrap();
const usual = ['unit', 'integration', 'e2e'];
const kinds = [...usual, 'faults'];
const asked = process.argv.slice(2);
const chosen = kinds.filter((kind) => asked.includes(`--${kind}`));
const passed = asked.filter((argument) => !kinds.includes(argument.replace(/^--/, '')));
const selected = ['--selectProjects', ...(chosen.length === 0 ? usual : chosen)];
// Faults are timed and printed; two systems at once would disturb each other.
if (chosen.includes('faults')) selected.push('--runInBand');

// Some packages load a part of themselves by `import()`, which Jest allows only with this flag.
const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const program = join(root, 'node_modules/jest/bin/jest.js');
const jest = spawn(process.execPath, [...flags, program, ...passed, ...selected], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node') },
});
// Ctrl-C reaches Jest by the terminal; this process only has to outlive it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => jest.kill('SIGTERM'));
jest.on('exit', (code, signal) => process.exit(signal ? 1 : code));
