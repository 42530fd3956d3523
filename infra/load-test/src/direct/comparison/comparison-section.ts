import { html, type Markup } from '../../page/markup';
import type { Result } from '../../result/result';
import { inPlainWords } from './in-plain-words';
import { rowsOf } from './rows';
import { sideOf } from './side';

/** Both ways side by side for the page, in figures and in words; nothing when only one was asked for. */
export function comparisonSection(queue: readonly Result[], direct: readonly Result[]): Markup {
  if (direct.length === 0) return html``;
  const sides = [sideOf(queue), sideOf(direct)] as const;
  const { buys, costs } = inPlainWords(...sides);
  return html`<section class="card" id="direct">
    <h2>Over the queue, and directly</h2>
    <p class="soft">
      The same crowd twice on one machine, one way after the
      other${queue.length > 1 ? html`, the median of the runs` : html``}. Directly, a customer waits while the order
      service asks the stock by RPC, stores the order and both notifications, and answers 201. An answer of the queue is
      a promise; the lines about confirmed orders compare like with like.
    </p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th></th>
            <th class="number">over the queue</th>
            <th class="number">directly</th>
          </tr>
        </thead>
        <tbody>
          ${rowsOf(...sides).map(
            (row) =>
              html`<tr>
                <td>${row.what}</td>
                <td class="number">${row.queue}</td>
                <td class="number">${row.direct}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <h3>What the queue buys</h3>
    ${listed(buys)}
    <h3>What it costs</h3>
    ${listed(costs)}
  </section>`;
}

function listed(sentences: readonly string[]): Markup {
  if (sentences.length === 0) return html`<p>Nothing that these runs show.</p>`;
  return html`<ul>
    ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`;
}
