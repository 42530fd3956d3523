/** The command line was wrong. Shown with the usage, exits with 2. */
export class UsageError extends Error {}

export const usage = `Usage:
  npm run demo [-- --detach] [--docker | --native] [--replicas order=2[,inventory=3]]
  npm run status [-- --json]
  npm run stop [-- --purge]
  npm run token -- [--customer c-1] [--role operator] [--count 5000] [--ttl 1h]

  demo     starts everything, plays a short story, and stays up until Ctrl-C
           --detach   returns when everything is ready; \`npm run stop\` ends it
           --docker   in containers, even if that was not the choice; --native without them
           --replicas more of one service; may be repeated
  status   says what runs where; --json for programs
  stop     ends it and keeps the data; --purge removes the data too
  token    prints a token for the demo's API; with --count one a line, a customer each
           --ttl takes 90s, 15m, 1h or 7d`;
