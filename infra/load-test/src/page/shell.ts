import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Chart } from './charts';
import { draw } from './draw';
import { html, json, trusted, type Markup } from './markup';
import { style } from './style';

interface Page {
  readonly title: string;
  readonly body: Markup;
  /** Drawn where a `.plot` names their place in this list. */
  readonly charts: readonly Chart[];
}

/** One self-contained file: nothing on it is fetched from anywhere. */
export function pageWith({ title, body, charts }: Page): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <style>
          ${trusted(asset('uPlot.min.css'))}${trusted(style)}
        </style>
      </head>
      <body>
        ${body}
        <script type="application/json" id="charts">
          ${json(charts)}
        </script>
        <script>
          ${trusted(asset('uPlot.iife.min.js'))};
        </script>
        <script>
          ${trusted(draw)};
        </script>
      </body>
    </html> `.markup;
}

/** Places for charts, `first` being where they begin in the list of the page. */
export function chartPlaces(charts: readonly Chart[], first: number, run: string): Markup {
  const figures = charts.map(
    ({ title, unit }, index) =>
      html`<figure>
        <figcaption>${title} <small>${unit}</small></figcaption>
        <div class="plot" data-chart="${first + index}" data-run="${run}"></div>
      </figure>`,
  );
  return html`<div class="charts">${figures}</div>`;
}

/** A file of uPlot, the library that draws. */
function asset(name: string): string {
  const library = dirname(createRequire(__filename).resolve('uplot/package.json'));
  return readFileSync(join(library, 'dist', name), 'utf8');
}
