/** The command line was wrong. Shown with the usage, exits with 2. */
export class UsageError extends Error {}

export const usage = `Usage:
  npm run check-invariants -- [--wait 60] [--json] [--allow-dead order.place-orders.dead] [--books books.json]

  --wait 60          waits until nothing is under way any more, 60 seconds at most, and checks then
  --json             prints one JSON array, each with name, invariant, offenders, offenderCount, examinedCount
  --allow-dead name  a queue of dead letters that may be filled; may be repeated
  --books file       another system than this machine's demo: a file with what \`npm run status -- --json\` prints,
                     { "databases": { "order": "postgres://…", … }, "broker": { "clientUrl": …, "managementUrl": … } }

  exit code 0: every invariant holds; 1: one does not; 2: it could not be found out`;
