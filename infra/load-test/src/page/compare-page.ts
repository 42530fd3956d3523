import { shown } from '../result/figures-of';
import type { Report, Result } from '../result/result';
import { sideBySide, unfairness, type Pair } from '../result/side-by-side';
import { chartsOf, type Chart } from './charts';
import { funnel } from './funnel';
import { html, type Markup } from './markup';
import { banner } from './page';
import { chartPlaces, pageWith } from './shell';
import { brokenChecks, machineTable } from './tables';

/** Two results side by side: verdicts, figures with their ratio, funnels, pictures. Of several runs the first is drawn. */
export function comparePageOf(one: Report, other: Report): string {
  const charts = [one, other].map(({ runs }) => (runs[0] ? chartsOf(runs[0]) : []));
  const [before = [], after = []] = charts;
  const unfair = unfairness(one, other).map((line) => html`<p class="note">${line}</p>`);
  const body = html`<div class="pair">
      <div>
        ${banner(one)}
        <p><code>${one.command}</code></p>
      </div>
      <div>
        ${banner(other)}
        <p><code>${other.command}</code></p>
      </div>
    </div>
    ${brokenChecks([...one.runs, ...other.runs])}
    <section>
      <h2>Side by side</h2>
      <p class="soft">The second in relation to the first; of several runs the median.</p>
      ${unfair} ${figureTable(sideBySide(one, other))}
    </section>
    <div class="pair">${[one, other].map(({ runs }) => html`<section>${firstFunnel(runs)}</section>`)}</div>
    <div class="pair">${pictures(before, 0, 'one')}${pictures(after, before.length, 'other')}</div>
    <div class="pair">${machineTable(one)}${machineTable(other)}</div>`;
  return pageWith({
    title: `${one.verdict} and ${other.verdict}: two flash-sale load tests`,
    body,
    charts: charts.flat(),
  });
}

function firstFunnel([first]: readonly Result[]): Markup {
  return first ? funnel(first) : html``;
}

function pictures(charts: readonly Chart[], first: number, run: string): Markup {
  return html`<section>
    <h2>Over time</h2>
    ${chartPlaces(charts, first, run)}
  </section>`;
}

function figureTable(pairs: readonly Pair[]): Markup {
  const rows = pairs.map(({ name, unit, from, to, ratio, better }) => {
    const value = (median: number | undefined) =>
      html`<td class="number">${median === undefined ? '–' : `${shown(median)}${unit}`}</td>`;
    const tone = ratio === undefined ? '' : toneOf(ratio, better);
    return html`<tr>
      <th>${name}</th>
      ${value(from)}${value(to)}
      <td class="number ${tone}">${ratio === undefined ? '' : `× ${ratio.toFixed(2)}`}</td>
    </tr>`;
  });
  return html`<div class="scroll">
    <table>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

/** What is closer than this is the same: two runs of one command differ as much. */
const SAME_SHARE = 0.1;

function toneOf(ratio: number, better: Pair['better']): string {
  if (better === 'neither' || Math.abs(ratio - 1) < SAME_SHARE) return '';
  return ratio > 1 === (better === 'more') ? 'good' : 'bad';
}
