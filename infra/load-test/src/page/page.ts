import { isRefusal, outcomes } from '../generator/outcome';
import { generatorHealth } from '../result/generator-health';
import { shown } from '../result/figures-of';
import { verdictOf, type Report, type Result } from '../result/result';
import { chartsOf } from './charts';
import { funnel } from './funnel';
import { comparisonSection } from '../direct/comparison/comparison-section';
import { html, type Markup } from './markup';
import { chartPlaces, pageWith } from './shell';
import { allChecks, brokenChecks, latencyTable, machineTable, rangeTable } from './tables';

const SECONDS_FROM_MS = 1_000;

/** The verdict first, then where the crowd went, how fast, over which time, and on which machine. */
export function pageOf(report: Report): string {
  const { runs, direct, verdict } = report;
  const all = [...runs, ...direct];
  const charts = all.map(chartsOf);
  const places = all.map((_, index) => charts.slice(0, index).flat().length);
  const sections = all.map((result, index) =>
    runSection(result, chartPlaces(charts[index] ?? [], places[index] ?? 0, `run-${index}`)),
  );
  const body = html`${banner(report)} ${brokenChecks(all)} ${comparisonSection(runs, direct)}
  ${all.length > 1 ? html`${runs.length > 1 ? rangeTable(report) : html``}${folded(report, sections)}` : sections}
  ${machineTable(report)}`;
  return pageWith({ title: `${verdict}: flash-sale load test`, body, charts: charts.flat() });
}

/** PASS or FAIL, and what that says. */
export function banner({ verdict, isPartial, runs, direct }: Report): Markup {
  const all = [...runs, ...direct];
  const checks = all.flatMap((result) => result.checks);
  const holds = checks.filter((check) => verdictOf(check) === 'PASS').length;
  const passed = all.filter((result) => result.verdict === 'PASS').length;
  const said =
    all.length > 1
      ? `${passed} of ${all.length} runs pass, ${holds} of ${checks.length} checks hold.`
      : `${holds} of ${checks.length} checks hold: nothing ${verdict === 'PASS' ? 'was' : 'may have been'} oversold, lost or doubled.`;
  const partial = isPartial
    ? html`<p class="note"><b>Interrupted: this is a part of the run.</b> What is here is true, but not all of it.</p>`
    : html``;
  return html`<header class="verdict ${verdict.toLowerCase()}">
      <h1>${verdict}</h1>
      <p>${verdict === 'FAIL' ? `${checks.length - holds} of ${checks.length} checks do not hold.` : said}</p>
    </header>
    ${partial}`;
}

function folded({ runs, direct }: Report, sections: readonly Markup[]): readonly Markup[] {
  const all = [...runs, ...direct];
  return sections.map(
    (section, index) =>
      html`<details ${index === 0 ? 'open' : ''}>
        <summary class="card">
          <h2>${index < runs.length ? `Run ${index + 1}` : `Directly ${index + 1 - runs.length}`}</h2>
          <span class="${all[index]?.verdict.toLowerCase() ?? ''}">${all[index]?.verdict ?? ''}</span>
        </summary>
        ${section}
      </details>`,
  );
}

function runSection(result: Result, places: Markup): Markup {
  return html`${tiles(result)}
    <section>${funnel(result)}</section>
    <section>
      <h2>How fast</h2>
      <p class="soft">
        Customers come in an open model: at their own time, whatever became of those before. Latency counts from the
        moment a customer was due, not from the moment the request could be sent; so a stall of the system, of the
        network or of the generator shows in every latency it caused (no coordinated omission). Up to
        ${result.generator.connections} connections per door; who waits for one is on the clock as well.
      </p>
      ${latencyTable(result)}
    </section>
    <section>
      <h2>Over time</h2>
      ${places}
    </section>
    ${health(result)}
    <section>${allChecks(result)}</section>`;
}

function tiles({ funnel: counted, latencies, settling, spans, drainS }: Result): Markup {
  const refused = outcomes.filter((outcome) => isRefusal(outcome) && counted.told[outcome] > 0);
  const [most] = [...refused].sort((one, other) => counted.told[other] - counted.told[one]);
  const [first, were] =
    latencies.ordered.count > 0
      ? (['ordered', 'were confirmed at once'] as const)
      : (['admitted', 'were accepted'] as const);
  const shownTiles: readonly (readonly [string, string])[] = [
    [shown(counted.offered), 'asked'],
    [shown(counted.told[first]), were],
    [shown(settling.count), 'are settled'],
    [
      latencies[first].count > 0 ? ms(latencies[first].p99Ms) : '–',
      `p99 of ${first === 'ordered' ? 'ordered' : 'accepted'}`,
    ],
    [most ? ms(latencies[most].p99Ms) : '–', `p99 of ${most ?? 'refused'}`],
    [settling.count > 0 ? ms(settling.p99Ms) : '–', 'p99 until settled'],
    [spans.settledS > 0 ? shown(Math.round(settling.count / spans.settledS)) : '–', 'settled a second'],
    [`${drainS.toFixed(1)} s`, 'drain'],
  ];
  return html`<div class="tiles">
    ${shownTiles.map(([value, name]) => html`<div class="tile"><b>${value}</b><span>${name}</span></div>`)}
  </div>`;
}

function health(result: Result): Markup {
  const { lateP99Ms, lateMaxMs, busyPeakShare, doubts } = generatorHealth(result);
  const { drainS, quietS } = result;
  const quiet =
    quietS === null
      ? ''
      : ` Nothing was under way any more, and the books were read, ${quietS.toFixed(1)} s after that.`;
  return html`<section>
    <h2>The end, and the generator</h2>
    <p>Drained ${drainS.toFixed(1)} s after the last customer was answered.${quiet}</p>
    <p>
      The generator sent people ${lateP99Ms.toFixed(1)} ms late (p99), ${lateMaxMs.toFixed(0)} ms at most; its event
      loop was busy for ${Math.round(100 * busyPeakShare)} % of its busiest second. It shares the machine with the
      system.
    </p>
    ${doubts.map((doubt) => html`<p class="note">To be kept in mind: ${doubt}.</p>`)}
  </section>`;
}

function ms(value: number): string {
  if (value >= SECONDS_FROM_MS) return `${(value / 1_000).toFixed(value >= 10 * SECONDS_FROM_MS ? 1 : 2)} s`;
  return `${value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1)} ms`;
}
