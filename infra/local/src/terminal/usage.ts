/** The command line was wrong. Shown with the usage, exits with 2. */
export class UsageError extends Error {}

const commands: readonly { readonly name: string; readonly call: string; readonly does: string }[] = [
  {
    name: 'demo',
    call: 'npm run demo [-- --detach] [--docker | --native] [--replicas order=2[,inventory=3]]',
    does: `starts everything, plays a short story, and stays up until Ctrl-C
           --detach   returns when everything is ready; \`npm run stop\` ends it
           --docker   in containers, even if that was not the choice; --native without them
           --replicas more of one service; may be repeated`,
  },
  { name: 'status', call: 'npm run status [-- --json]', does: 'says what runs where; --json for programs' },
  {
    name: 'stop',
    call: 'npm run stop [-- --purge]',
    does: 'ends it and keeps the data; --purge removes the data too',
  },
  {
    name: 'token',
    call: 'npm run token -- [--customer c-1] [--role operator] [--count 5000] [--ttl 1h]',
    does: `prints a token for the demo's API; with --count one a line, a customer each
           --ttl takes 90s, 15m, 1h or 7d`,
  },
];

/** How to call the command, or, when there is none of that name, all of them. */
export function usageOf(name: string): string {
  const asked = commands.filter((command) => command.name === name);
  const told = asked.length > 0 ? asked : commands;
  const calls = told.map(({ call }) => `  ${call}`);
  const explanations = told.map((command) => `  ${command.name.padEnd(9)}${command.does}`);
  return ['Usage:', ...calls, '', ...explanations].join('\n');
}
