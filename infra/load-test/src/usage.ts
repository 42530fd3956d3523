import { scenarios } from './plan/scenario';

/** The command line was wrong. Shown with the usage, exits with 2. */
export class UsageError extends Error {}

const names = Object.entries(scenarios)
  .map(([name, { says }]) => `${name}: ${says}`)
  .join('\n               ');

export const usage = `Usage:
  npm run load-test -- [--scenario burst] [--customers 5000 | --rate 2000 | --ramp 100..5000] [--duration 20s] [--units 100]
                       [--pay 70%] [--cancel 5%] [--seed 1] [--runs 3] [--replicas flash-sale-gateway=3] [--out result.json]
  npm run load-test -- compare one.json other.json

  A flash sale on the running demo, which is started if none runs. Customers come in an open model: nobody waits for
  somebody else's answer, and latency counts from the moment a customer was due.

  --scenario   ${names}
  --customers  so many at once, when the sale opens (the default: 5000)
  --rate       so many a second, for --duration
  --ramp       from so many a second to so many, over --duration
  --duration   20s, 2m; for --rate and --ramp
  --units      pieces on sale
  --pay        share of confirmed tickets that are paid; --cancel: that are cancelled
  --seed       the same seed offers the same crowd again
  --runs       so often; the median and the range are shown
  --replicas   for a demo that has to be started
  --out        where the result goes as JSON; without it into load-test-results/, with a page beside it

  Exit code: 0 when every invariant holds after the load, 1 when one does not, 2 when the command line was wrong.`;
