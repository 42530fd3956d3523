import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Result } from '../result/result';
import { chartsOf } from './charts';
import { html, json, trusted } from './markup';
import { checksTable, funnelTable, latencyTable, runTable } from './tables';

const style = `
  body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1c1e21 }
  h1 { display: inline-block; padding: .2rem 1rem; border-radius: .4rem; color: #fff }
  h1.pass { background: #1a7f37 } h1.fail { background: #c62828 } td.pass { color: #1a7f37 } td.fail { color: #c62828 }
  table { border-collapse: collapse; margin: .5rem 0 1.5rem } th, td { text-align: left; padding: .15rem .8rem; border-bottom: 1px solid #ddd }
  td { font-variant-numeric: tabular-nums } td.ids, code { font: 13px ui-monospace, monospace; overflow-wrap: anywhere }
  .chart { margin: 0 0 2rem }`;

/** Draws every chart of the page; runs in the browser. */
const draw = `
  const colours = ['#1f77b4', '#2ca02c', '#d62728', '#9467bd', '#ff7f0e', '#17becf', '#8c564b', '#e377c2', '#7f7f7f'];
  for (const { title, unit, times, lines } of JSON.parse(document.getElementById('charts').textContent)) {
    const place = document.getElementById('pictures').appendChild(document.createElement('div'));
    place.className = 'chart';
    const series = lines.map(({ label }, index) => ({ label, stroke: colours[index % colours.length], width: 1.5 }));
    const options = { title: title + ' (' + unit + ')', width: Math.min(1080, document.body.clientWidth), height: 220,
      scales: { x: { time: false } }, series: [{ label: 'second' }, ...series] };
    new uPlot(options, [times, ...lines.map(({ values }) => values)], place);
  }`;

/** One self-contained page: the verdict first, then who was told what, how fast, over which time, on which machine. */
export function pageOf(result: Result): string {
  const { verdict, isPartial } = result;
  const partial = isPartial ? html`<p><strong>Interrupted: this is a part of the run.</strong></p>` : html``;
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>${verdict}: flash-sale load test</title>
      <style>
        ${trusted(asset('uPlot.min.css'))}${trusted(style)}
      </style>
      <h1 class="${verdict.toLowerCase()}">${verdict}</h1>
      ${partial} ${checksTable(result)}
      <h2>Who was told what</h2>
      <p>A refusal is not a success, and accepted is not settled: nothing here is added up across lines.</p>
      ${funnelTable(result)}
      <h2>How fast</h2>
      <p>
        From the moment a customer was due, by kind of answer. Customers come in an open model, so a stall shows in
        every latency it caused.
      </p>
      ${latencyTable(result)}
      <h2>Over time</h2>
      <div id="pictures"></div>
      <h2>The run</h2>
      ${runTable(result)}
      <script type="application/json" id="charts">
        ${json(chartsOf(result))}
      </script>
      <script>
        ${trusted(asset('uPlot.iife.min.js'))};
      </script>
      <script>
        ${trusted(draw)};
      </script>
    </html> `.markup;
}

/** A file of uPlot, the library that draws. */
function asset(name: string): string {
  const library = dirname(createRequire(__filename).resolve('uplot/package.json'));
  return readFileSync(join(library, 'dist', name), 'utf8');
}
