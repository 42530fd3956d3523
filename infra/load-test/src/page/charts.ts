import { outcomes } from '../generator/outcome';
import type { Result, Second } from '../result/result';

/** One picture over time: seconds along the bottom, a line for each name. Null is «not measured in that second». */
export interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly times: readonly number[];
  readonly lines: readonly { readonly label: string; readonly values: readonly (number | null)[] }[];
}

const MEBIBYTE = 1_024 * 1_024;

type Series = Result['series'];
type Lines = Chart['lines'];

/** The pictures of a result. What was refused is a line of its own for each reason, never a part of what was admitted. */
export function chartsOf({ series }: Pick<Result, 'series'>): readonly Chart[] {
  const times = series.map(({ atS }) => rounded(atS));
  const chart = (title: string, unit: string, lines: Lines): Chart => ({ title, unit, times, lines });
  const all = [
    chart('Offered, admitted, settled', 'per second', [
      rate(series, 'offered', ({ offered }) => offered),
      rate(series, 'admitted', ({ told }) => told.admitted ?? 0),
      rate(series, 'settled', ({ confirmed, rejected }) => confirmed + rejected),
    ]),
    chart('Refused, by the layer that did', 'per second', refusedLines(series)),
    chart('Backlog', 'tickets without a final answer', [line(series, 'backlog', ({ waiting }) => waiting)]),
    chart('Age of the backlog', 'seconds its oldest ticket has waited', [
      line(series, 'oldest', ({ oldestS }) => rounded(oldestS)),
    ]),
    chart('Slowest of a hundred answers', 'ms, each kind by itself', [
      line(series, 'admitted p99', ({ p99 }) => p99.admitted),
      line(series, 'refused p99', ({ p99 }) => p99.refused),
    ]),
    chart('Stock', 'pieces', [
      line(series, 'free', ({ stock }) => stock?.free ?? null),
      line(series, 'leased to the doors', ({ stock }) => stock?.leased ?? null),
      line(series, 'held by orders', ({ stock }) => stock?.held ?? null),
      line(series, 'sold', ({ stock }) => stock?.sold ?? null),
    ]),
    chart('Processor', 'cores', [
      ...processLines(series, ({ cores }) => (cores === null ? null : rounded(cores))),
      line(series, 'the whole machine', ({ machineCores }) => (machineCores === null ? null : rounded(machineCores))),
    ]),
    chart(
      'Memory',
      'MiB; what processes of a server share counts once',
      processLines(series, ({ residentBytes }) => Math.round(residentBytes / MEBIBYTE)),
    ),
    chart('Messages that wait', 'in the queues of a service, seen every 5 s', backlogLines(series)),
    ...pushedChart(series, times),
    chart('The generator itself', 'requests', [
      line(series, 'under way', ({ generator }) => generator.running),
      line(series, 'waiting for a connection', ({ generator }) => generator.queued),
    ]),
  ];
  return all.filter(({ lines }) => lines.length > 0);
}

function line(series: Series, label: string, valueOf: (second: Second) => number | null): Lines[number] {
  return { label, values: series.map(valueOf) };
}

/** Per second, also where a look came late or the last one early. */
function rate(series: Series, label: string, countOf: (second: Second) => number): Lines[number] {
  return line(series, label, (second) => (second.lengthS > 0 ? Math.round(countOf(second) / second.lengthS) : 0));
}

function refusedLines(series: Series): Lines {
  const layers = [...new Set(series.flatMap(({ refusedBy }) => Object.keys(refusedBy)))];
  const failures = outcomes.filter((outcome) => outcome === 'error' || outcome === 'no-answer');
  return [
    ...layers.map((layer) => rate(series, layer, ({ refusedBy }) => refusedBy[layer] ?? 0)),
    ...failures
      .filter((outcome) => series.some(({ told }) => (told[outcome] ?? 0) > 0))
      .map((outcome) => rate(series, outcome, ({ told }) => told[outcome] ?? 0)),
  ];
}

type Figures = Second['processes'][number];

function processLines(series: Series, valueOf: (figures: Figures) => number | null): Lines {
  const names = [...new Set(series.flatMap(({ processes }) => processes.map(({ name }) => name)))];
  return names.map((name) =>
    line(series, name, ({ processes }) => {
      const figures = processes.find((process) => process.name === name);
      return figures ? valueOf(figures) : null;
    }),
  );
}

function backlogLines(series: Series): Lines {
  return processLines(series, ({ backlogMessages }) => backlogMessages ?? null).filter(({ values }) =>
    values.some((value) => value !== null),
  );
}

function pushedChart(series: Series, times: readonly number[]): readonly Chart[] {
  if (series.every(({ pushed }) => pushed === undefined)) return [];
  const lines = [line(series, 'handed over in all', ({ pushed }) => pushed ?? null)];
  return [{ title: 'Push messages', unit: 'that reached the provider', times, lines }];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
