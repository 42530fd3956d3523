import { isRefusal, meanings, outcomes } from '../generator/outcome';
import { shown } from '../result/figures-of';
import type { Result } from '../result/result';
import { html, type Markup } from './markup';

interface Row {
  readonly name: string;
  readonly meaning?: string;
  readonly count: number;
  readonly kind?: 'good' | 'refuse' | 'bad';
}

const layers: Readonly<Record<string, string>> = {
  window: 'is it open, is any left?',
  rate: 'too often?',
  token: 'who is it?',
  threshold: 'do too many wait already?',
  request: 'is it a proper request?',
  permits: 'is there a piece for it?',
  broker: 'is there room in the intake?',
};

/** Where the crowd went. Each block has its own whole: nothing is added up across them. */
export function funnel(result: Result): Markup {
  const { funnel: counted } = result;
  // One of them is nothing: a run goes one way.
  const tickets = Math.max(counted.told.admitted, counted.told.ordered);
  const answers = outcomes
    .filter((outcome) => counted.told[outcome] > 0)
    .map((outcome): Row => ({
      name: outcome,
      meaning: meanings[outcome],
      count: counted.told[outcome],
      kind:
        outcome === 'admitted' || outcome === 'ordered'
          ? 'good'
          : isRefusal(outcome) || outcome === 'repeated'
            ? 'refuse'
            : 'bad',
    }));
  const finals: readonly Row[] = [
    { name: 'confirmed', meaning: 'an order that holds its pieces', count: counted.confirmed, kind: 'good' },
    { name: 'rejected', count: counted.rejected, kind: 'refuse' },
    { name: 'no final answer', count: counted.waiting, kind: 'bad' },
  ];
  const afterwards: readonly Row[] = [
    { name: 'paid', count: counted.paid, kind: 'good' },
    { name: 'cancelled', meaning: 'the piece goes to the next', count: counted.cancelled, kind: 'refuse' },
    { name: 'expired', meaning: 'not paid in time', count: counted.expired, kind: 'refuse' },
  ];
  const asked = [{ name: 'asked', meaning: 'requests at the doors', count: counted.offered }, ...answers];
  return html`<h2>Where the crowd went</h2>
    <p class="soft">
      A refusal is not a success, and accepted is not settled: no line is added to another.
      ${counted.units === 1 ? '1 piece was' : `${shown(counted.units)} pieces were`} on sale.
    </p>
    ${block(asked, counted.offered)} ${refusals(result)}
    <h3>What became of the tickets</h3>
    ${block(
      finals.filter(({ name, count }) => count > 0 || name === 'confirmed'),
      Math.max(tickets, counted.confirmed),
    )}
    ${
      afterwards.every(({ count }) => count === 0)
        ? html``
        : html`<h3>What became of the confirmed orders</h3>
            ${block(afterwards, counted.confirmed)}`
    }`;
}

/** The layers count for themselves; that both sides agree is one more thing to see. */
function refusals({ funnel: { refusedBy, told } }: Result): Markup {
  if (refusedBy.length === 0) return html``;
  const refused = outcomes.filter(isRefusal).reduce((sum, outcome) => sum + told[outcome], 0);
  const counted = refusedBy.reduce((sum, { count }) => sum + count, 0);
  const rows = refusedBy.map(({ layer, outcome, count }): Row => {
    return { name: `${layer}: ${outcome}`, ...(layers[layer] && { meaning: layers[layer] }), count, kind: 'refuse' };
  });
  const differs =
    counted === refused
      ? ''
      : `The doors counted ${shown(counted)}, the customers heard ${shown(refused)}: others asked as well, or a replica was started anew.`;
  return html`<h3>Which layer refused, the cheapest first</h3>
    ${block(rows, counted)}
    <p class="soft">${differs}</p>`;
}

function block(rows: readonly Row[], whole: number): Markup {
  return html`${rows.map((row) => line(row, whole))}`;
}

function line({ name, meaning, count, kind }: Row, whole: number): Markup {
  const share = whole > 0 ? (100 * count) / whole : 0;
  const width = count === 0 ? 'display: none' : `width: ${share.toFixed(2)}%`;
  return html`<div class="line">
    <div class="name">${name}${meaning === undefined ? html`` : html`<small>${meaning}</small>`}</div>
    <div class="rail"><i class="${kind ?? ''}" style="${width}"></i></div>
    <div class="number">${shown(count)} <small>${share.toFixed(share > 0 && share < 10 ? 1 : 0)} %</small></div>
  </div>`;
}
