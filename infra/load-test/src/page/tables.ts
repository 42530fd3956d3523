import { outcomes } from '../generator/outcome';
import type { Result } from '../result/result';
import { html, type Markup } from './markup';

const OFFENDERS_SHOWN_COUNT = 20;
/** A generator that is later than this measures itself as well. */
const LATE_MS = 100;
/** … and one that fills its core cannot offer more. */
const BUSY_CPU_SHARE = 0.9;

export function checksTable({ checks }: Result): Markup {
  const rows = checks.map(({ title, offenders }) => {
    const rest = offenders.length - OFFENDERS_SHOWN_COUNT;
    const shown = offenders.slice(0, OFFENDERS_SHOWN_COUNT).join(', ');
    const mark = offenders.length === 0 ? html`<td class="pass">PASS</td>` : html`<td class="fail">FAIL</td>`;
    return html`<tr>
      ${mark}
      <td>${title}</td>
      <td class="ids">${shown}${rest > 0 ? ` and ${rest} more` : ''}</td>
    </tr>`;
  });
  return html`<table>
    <thead>
      <tr>
        <th></th>
        <th>invariant</th>
        <th>contradicted by</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

export function funnelTable({ funnel }: Result): Markup {
  const answers = outcomes.filter((outcome) => funnel.told[outcome] > 0);
  const share = (count: number) => `${((100 * count) / Math.max(1, funnel.offered)).toFixed(1)} %`;
  const told = answers.map((outcome) => row(outcome, funnel.told[outcome], share(funnel.told[outcome])));
  return html`<table>
    <thead>
      <tr>
        <th>layer</th>
        <th>customers</th>
        <th>of offered</th>
      </tr>
    </thead>
    <tbody>
      ${row('offered', funnel.offered, '')}${told}
    </tbody>
    <thead>
      <tr>
        <th>then, of the admitted</th>
        <th>orders</th>
        <th>pieces on sale: ${funnel.units}</th>
      </tr>
    </thead>
    <tbody>
      ${row('confirmed', funnel.confirmed, '')}${row('rejected', funnel.rejected, '')}${row('paid', funnel.paid, '')}${row('cancelled', funnel.cancelled, '')}${row('expired', funnel.expired, '')}
    </tbody>
  </table>`;
}

/** One line for each kind of answer: a fast refusal must not make a slow acceptance look better. */
export function latencyTable({ latencies, settling }: Result): Markup {
  const rows = outcomes
    .filter((outcome) => latencies[outcome].count > 0)
    .map((outcome) => latencyRow(outcome, latencies[outcome]));
  return html`<table>
    <thead>
      <tr>
        <th>answer</th>
        <th>count</th>
        <th>p50</th>
        <th>p90</th>
        <th>p99</th>
        <th>p99.9</th>
        <th>max</th>
      </tr>
    </thead>
    <tbody>
      ${rows}${latencyRow('accepted to settled', settling)}
    </tbody>
  </table>`;
}

export function runTable({ drainS, generator, machine, command, seed, startedAt }: Result): Markup {
  const replicas = Object.entries(machine.replicas).map(([name, count]) => `${count} × ${name}`);
  const isHealthy = generator.latestMs <= LATE_MS && generator.cpuShare <= BUSY_CPU_SHARE;
  const health = `${generator.latestMs.toFixed(0)} ms late at most, ${Math.round(100 * generator.cpuShare)} % of a core`;
  const doubt = isHealthy ? '' : ' — the generator was at its limit: latencies and rates are partly its own';
  return html`<table>
      <tbody>
        ${row('drained after the last customer', `${drainS.toFixed(1)} s`, '')} ${row('generator', health, doubt)}
        ${row('machine', `${machine.cores} × ${machine.cpu}, ${Math.round(machine.memoryBytes / 2 ** 30)} GiB, Node ${machine.node}`, '')}
        ${row('system', `${machine.mode}: ${replicas.join(', ')}`, `commit ${machine.commit}`)}
        ${row('started', startedAt, `seed ${seed}`)}
      </tbody>
    </table>
    <p>Again: <code>${command}</code></p>`;
}

function row(name: string, value: string | number, note: string): Markup {
  return html`<tr>
    <th>${name}</th>
    <td>${value}</td>
    <td>${note}</td>
  </tr>`;
}

function latencyRow(name: string, latency: Result['settling']): Markup {
  const { count, p50Ms, p90Ms, p99Ms, p999Ms, maxMs } = latency;
  const cells = [p50Ms, p90Ms, p99Ms, p999Ms, maxMs].map((ms) => html`<td>${ms.toFixed(1)} ms</td>`);
  return html`<tr>
    <th>${name}</th>
    <td>${count}</td>
    ${cells}
  </tr>`;
}
