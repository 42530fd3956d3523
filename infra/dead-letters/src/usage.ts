/** The command line was wrong. Shown with the usage, exits with 2. */
export class UsageError extends Error {}

export const usage = `Usage:
  npm run dead-letters -- list    [filter] [--limit 50]
  npm run dead-letters -- show    <id> [--queue order.place-orders]
  npm run dead-letters -- replay  [filter] [--limit 100] [--rate 10] [--dry-run] [--unreadable]
  npm run dead-letters -- discard <filter, or --all> [--limit 100] [--dry-run]

  filter   --queue order.place-orders        the queue of a handler
           --type order.placed.v1            the type of the message
           --reason "part of the reason"     in upper or lower case
           --since 2h                        failed at most 90s, 15m, 2h or 7d ago, or since 2026-01-05T10:00:00Z
           --id <id>                         the event; may be repeated

  list     the oldest first; --limit says how many
  show     one of them with its content and stack
  replay   sends them back to the queues they died on; an event takes effect once, however often it comes
           --rate     so many a second, at most
           --dry-run  only counts
           --unreadable  also what no handler could read: useful when the handler was repaired
  discard  throws them away, for good

  --broker-url amqp://user:password@host:port/vhost   another broker than the demo's`;
