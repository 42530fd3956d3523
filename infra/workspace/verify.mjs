// `npm run verify`: everything that must hold before a change is merged. `npm run verify -- lint types` runs only those.
// The last line is `N passed, N failed`: every step counts as one, and the tests are counted one by one.
import { bootstrap, fail } from './bootstrap.mjs';
import { runStep } from './run-step.mjs';
import { quickSteps, tests } from './verify-steps.mjs';

const AT_ONCE = 2;

await bootstrap();
const steps = chosenSteps(process.argv.slice(2));
const results = await runSteps(steps);
printSummary(results);
process.exit(results.some(({ failed }) => failed > 0) ? 1 : 0);

function chosenSteps(names) {
  const all = [...quickSteps, tests];
  const unknown = names.filter((name) => !all.some((step) => step.name === name));
  if (unknown.length > 0)
    fail(`There is no step ${unknown.join(', ')}.`, `Steps: ${all.map(({ name }) => name).join(', ')}`);
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}

async function runSteps(chosen) {
  const done = [];
  const waiting = chosen.filter((step) => step !== tests);
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) done.push(await runAndReport(step));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // The tests bring servers of their own: they get the machine to themselves.
  if (chosen.includes(tests)) done.push(await runAndReport(tests));
  return done;
}

async function runAndReport(step) {
  const result = await runStep(step);
  console.log(
    `${result.failed > 0 ? '✗' : '✓'} ${step.name.padEnd(12)} ${seconds(result.ms)}  ${result.note ?? ''}`.trimEnd(),
  );
  if (result.failed > 0) console.log(`${indent(result.output)}\n    Fix: ${step.fix}\n`);
  return result;
}

function printSummary(all) {
  const broken = all.filter(({ failed }) => failed > 0).map(({ name }) => name);
  const total = (key) => all.reduce((sum, result) => sum + result[key], 0);
  console.log(broken.length === 0 ? '\nEverything holds.' : `\nBroken: ${broken.join(', ')}`);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1).padStart(6)} s`;
}

function indent(text) {
  return text.trim().replace(/^/gm, '    ');
}
