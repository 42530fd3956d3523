import { outcomes } from '../generator/outcome';
import { figuresOf, shown } from '../result/figures-of';
import { medianOf } from '../result/median';
import { verdictOf, type Check, type Report, type Result } from '../result/result';
import { html, type Markup } from './markup';

const OFFENDERS_SHOWN_COUNT = 10;

/** What does not hold, before anything else is said. */
export function brokenChecks(results: readonly Result[]): Markup {
  const broken = results.flatMap(({ checks }) => checks.filter((check) => verdictOf(check) !== 'PASS'));
  if (broken.length === 0) return html``;
  return html`<section class="card broken">
    <h2>What does not hold</h2>
    <div class="scroll">
      <table>
        <tbody>
          ${broken.map(checkRow)}
        </tbody>
      </table>
    </div>
  </section>`;
}

export function allChecks({ checks }: Result): Markup {
  const holds = checks.filter((check) => verdictOf(check) === 'PASS').length;
  return html`<details>
    <summary>
      <h2>What was checked</h2>
      <span class="soft">${holds} of ${checks.length} hold</span>
    </summary>
    <div class="scroll">
      <table>
        <tbody>
          ${checks.map(checkRow)}
        </tbody>
      </table>
    </div>
  </details>`;
}

function checkRow(check: Check): Markup {
  const { title, offenders, unknown = '' } = check;
  const verdict = verdictOf(check);
  const rest = offenders.length - OFFENDERS_SHOWN_COUNT;
  const named = offenders.slice(0, OFFENDERS_SHOWN_COUNT).join(', ');
  return html`<tr>
    <td class="${verdict.toLowerCase()}">${verdict}</td>
    <td>
      ${title}
      <div class="ids">${unknown}${named}${rest > 0 ? ` and ${rest} more` : ''}</div>
    </td>
  </tr>`;
}

/** One line for each kind of answer: a fast refusal must not make a slow acceptance look better. */
export function latencyTable({ latencies, settling }: Result): Markup {
  const rows = outcomes
    .filter((outcome) => latencies[outcome].count > 0)
    .map((outcome) => latencyRow(outcome, latencies[outcome]));
  const head = ['answers', 'p50', 'p90', 'p99', 'p99.9', 'slowest'].map(
    (name) => html`<th class="number">${name}</th>`,
  );
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>ms, from the moment a customer was due to</th>
          ${head}
        </tr>
      </thead>
      <tbody>
        ${rows}${settling.count > 0 ? latencyRow('settled: the final answer of a ticket', settling) : html``}
      </tbody>
    </table>
  </div>`;
}

function latencyRow(name: string, { count, p50Ms, p90Ms, p99Ms, p999Ms, maxMs }: Result['settling']): Markup {
  const cells = [p50Ms, p90Ms, p99Ms, p999Ms, maxMs].map((ms) => html`<td class="number">${ms.toFixed(1)}</td>`);
  return html`<tr>
    <th>${name}</th>
    <td class="number">${shown(count)}</td>
    ${cells}
  </tr>`;
}

/** Several runs of one command. */
export function rangeTable(report: Report): Markup {
  const rows = figuresOf(report).map(
    ({ name, unit, values }) =>
      html`<tr>
        <th>${name}</th>
        <td class="number"><b>${shown(medianOf(values))}${unit}</b></td>
        <td class="number">${shown(Math.min(...values))}</td>
        <td class="number">${shown(Math.max(...values))}</td>
      </tr>`,
  );
  const head = ['median', 'lowest', 'highest'].map((name) => html`<th class="number">${name}</th>`);
  return html`<section>
    <h2>All ${report.runs.length} runs</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>figure</th>
            ${head}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}

export function machineTable({ machine, command, seed, startedAt, scenario, isFreshlyStarted }: Report): Markup {
  const replicas = Object.entries(machine.replicas).map(([name, count]) => `${count} × ${name}`);
  const versions = Object.entries(machine.versions).map(([name, version]) => `${name} ${version}`);
  const memory = `${Math.round(machine.memoryBytes / 2 ** 30)} GiB`;
  const rows: readonly (readonly [string, string])[] = [
    ['machine', `${machine.cores} × ${machine.cpu}, ${memory}, ${machine.os}`],
    ['versions', versions.join(', ')],
    ['system', `${replicas.join(', ')}, ${machine.mode === 'native' ? 'as processes' : 'in containers'}`],
    [
      'commit',
      machine.commit.endsWith('+') ? `${machine.commit} (with changes that are not committed)` : machine.commit,
    ],
    ['scenario', `${scenario}, seed ${seed}`],
    ['started', startedAt],
  ];
  const cold = 'The demo was started for this: code that runs for the first time is slower than what follows.';
  return html`<section>
    <h2>The run, to be repeated</h2>
    <p><code>${command}</code></p>
    <div class="scroll">
      <table>
        <tbody>
          ${rows.map(
            ([name, value]) =>
              html`<tr>
                <th>${name}</th>
                <td>${value}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p class="soft">${isFreshlyStarted ? cold : ''}</p>
  </section>`;
}
