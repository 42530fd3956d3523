// Starts the demo in containers, as a person would, and looks at it from outside: orders, containers, broker, end.
// The last line is `N passed, N failed`.
import { brokerChecks } from './broker.mjs';
import { containerChecks } from './containers.mjs';
import { endChecks, npm, startChecks } from './life.mjs';
import { orderChecks } from './orders.mjs';

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

try {
  for (const one of startChecks) await check(one);
  // Without a running system the rest would only repeat that.
  if (failed === 0) for (const one of [...containerChecks, ...brokerChecks, ...orderChecks]) await check(one);
  for (const one of endChecks) await check(one);
} finally {
  if (failed > 0) await npm('stop', '--', '--purge').catch(() => undefined);
  console.log(`${passed} passed, ${failed} failed`);
}
process.exit(failed > 0 ? 1 : 0);
