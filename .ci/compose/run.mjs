// Starts the demo in containers, as a person would, and looks at it from outside: containers, stories, end.
// The last line is `N passed, N failed`.
import { containerChecks } from './containers.mjs';
import { endChecks, npm, startChecks } from './life.mjs';
import { runStories } from './stories.mjs';

let passed = 0;
let failed = 0;

async function check([sentence, proof]) {
  const started = Date.now();
  try {
    await proof();
    passed += 1;
    console.log(`✓ ${sentence} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${sentence}\n    ${String(error.message ?? error).replace(/\n/g, '\n    ')}`);
  }
}

async function tellStories() {
  const stories = await runStories();
  passed += stories.passed;
  failed += stories.failed;
}

try {
  for (const one of startChecks) await check(one);
  // Without a running system the rest would only repeat that.
  if (failed === 0) {
    for (const one of containerChecks) await check(one);
    await tellStories();
    // What was stopped, started and refused meanwhile has left every container as it was.
    for (const one of containerChecks) await check(one);
  }
  for (const one of endChecks) await check(one);
} finally {
  if (failed > 0) await npm('stop', '--', '--purge').catch(() => undefined);
  console.log(`${passed} passed, ${failed} failed`);
}
process.exit(failed > 0 ? 1 : 0);
