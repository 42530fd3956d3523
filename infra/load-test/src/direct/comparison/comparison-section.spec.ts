import { resultOf } from '../../../test/results';
import { comparisonSection } from './comparison-section';
import { comparisonText } from './comparison-text';

const direct = resultOf({ drainS: 0, funnel: { ...resultOf().funnel, confirmed: 40 } });

describe('the comparison of both ways', () => {
  it('is not on a page that shows one of them', () => {
    expect(comparisonSection([resultOf()], []).markup).toBe('');
  });

  it('says on the page the same as in the terminal', () => {
    const { markup } = comparisonSection([resultOf()], [direct]);
    const text = comparisonText([resultOf()], [direct]).join('\n');
    for (const said of ['99 (9.9 %)', '40 (4.0 %)', 'Of 1,000 customers 99 have an order in the end, directly 40']) {
      expect(markup).toContain(said);
      expect(text).toContain(said);
    }
  });

  it('says so when the queue buys nothing', () => {
    expect(comparisonText([resultOf()], [resultOf()])).toContain('  - nothing that these runs show');
    expect(comparisonSection([resultOf()], [resultOf()]).markup).toContain('Nothing that these runs show.');
  });
});
