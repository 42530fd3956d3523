// The stories of the whole system, on the demo that runs in containers instead of a system of their own.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'floodgate-stories-'));
const results = join(folder, 'results.json');

/** Runs them all and shows how they go. @returns how many passed and failed; a run without results has failed */
export async function runStories() {
  const command = ['run', '--silent', 'test', '--', '--e2e', '--json', `--outputFile=${results}`];
  const env = { ...process.env, FLOODGATE_E2E_TARGET: 'demo' };
  // What Jest writes as JSON goes to the file and to nobody else; what it tells people comes on standard error.
  const stories = spawn('npm', command, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve) => stories.once('exit', resolve));
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(results, 'utf8'));
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: code === 0 ? failed : Math.max(failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
