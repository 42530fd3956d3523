import { scenarios } from './plan/scenario';

/** The command line was wrong. Shown with the usage, exits with 2. */
export class UsageError extends Error {}

const names = Object.entries(scenarios)
  .map(([name, { says }]) => `${name}: ${says}`)
  .join('\n               ');

export const usage = `Usage:
  npm run load-test -- [--scenario burst] [--customers 5000] [--burst | --rate 2000 | --ramp 100..5000] [--duration 20s]
                       [--units 100] [--pay 70%] [--cancel 5%] [--seed 1] [--runs 3] [--replicas flash-sale-gateway=3]
                       [--strategy both] [--out result.json]
  npm run load-test -- compare one.json other.json [--out page.html]

  A flash sale on the running demo, which is started if none runs. Customers come in an open model: nobody waits for
  somebody else's answer, and latency counts from the moment a customer was due.

  --scenario   ${names}
  --customers  how many come in all (a burst of 5000, when nothing else is said)
  --burst      all at once, when the sale opens; \`--burst 5000\` says how many as well
  --rate       so many a second, for --duration (20s) or until all --customers have come
  --ramp       from so many a second to so many, over --duration or until all --customers have come
  --duration   20s, 2m; with --customers alone, the rate follows
  --units      pieces on sale, in each sale
  --pay        share of confirmed tickets that are paid; --cancel: that are cancelled
  --seed       the same seed offers the same crowd again
  --runs       so often; the median and the range are shown
  --replicas   of the demo that is started; a demo that runs must have as many
  --strategy   queue: the demo. direct: the synchronous handling that queues replace, as a system of its own beside the demo.
               both: one after the other with the same crowd, side by side
  --out        where the result goes as JSON, with a page beside it; without it into load-test-results/

  Ctrl-C ends the crowd, and what was admitted is still settled and checked; a second one ends that too, and keeps what
  was measured. Either way the result says that it is a part.

  Exit code: 0 every invariant holds after the load; 1 one does not; 2 it could not be run or not be found out, or the
  command line was wrong; 130 interrupted, and what was checked holds.`;
