import { partNames } from './parts';

/** The command line was wrong. Shown with the usage, exits with 2. */
export class UsageError extends Error {}

const names = Object.entries(partNames)
  .map(([name, says]) => `  ${name.padEnd(10)} ${says}`)
  .join('\n');

export const usage = `Usage:
  npm run bench                                        everything but \`stored\`: some ten minutes
  npm run bench -- micro | macro | stored              a kind of parts
  npm run bench -- --only settled,rpc                  these parts
  npm run bench -- compare one.json other.json         two results side by side

${names}

  --rounds       of each measurement; the median and the range are shown (3)
  --seconds      of each load (6)
  --connections  that ask at once (64)
  --drain        orders that are queued before they are drained (100000)
  --stored       stored orders, for the part of that name (1000000,5000000)
  --out          where the result is written (bench-results/<time>.json)

  Starts the system as it is built, without Docker, in a folder and on ports of its own. Ctrl-C keeps what was measured.`;
