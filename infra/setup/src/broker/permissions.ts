/** Who may do what on the broker. A service configures, writes and reads what is its own; everything else is named here. */
export const brokerAccess = {
  order: { sendsTo: ['inventory.rpc'], listensTo: ['inventory.events'] },
  inventory: { sendsTo: [], listensTo: ['order.events'] },
  notification: { sendsTo: [], listensTo: ['order.events'] },
  'flash-sale': {
    sendsTo: ['order.commands', 'order.rpc', 'inventory.commands', 'inventory.rpc'],
    listensTo: ['order.events', 'inventory.events'],
  },
  audit: {
    sendsTo: [],
    listensTo: ['order.events', 'inventory.events', 'notification.events', 'flash-sale.signals', 'ops.alerts'],
  },
  client: {
    sendsTo: ['order.rpc', 'inventory.rpc'],
    listensTo: [
      ...['order.events', 'inventory.events', 'notification.events'],
      ...['flash-sale.events', 'flash-sale.signals'],
    ],
  },
} as const satisfies Readonly<Record<string, Access>>;

export type BrokerUserName = keyof typeof brokerAccess;

interface Access {
  /** Exchanges of others that this user publishes to. */
  readonly sendsTo: readonly string[];
  /** Exchanges of others to which this user binds its own queues. */
  readonly listensTo: readonly string[];
}

/** RabbitMQ's three regular expressions, over the names of exchanges and queues. */
export interface Permissions {
  readonly configure: string;
  readonly write: string;
  readonly read: string;
}

export function permissionsOf(user: BrokerUserName): Permissions {
  const { sendsTo, listensTo } = brokerAccess[user];
  const own = ownNames(user);
  return {
    configure: anyOf(own),
    write: anyOf([...own, ...whatEveryServiceNeeds(user), ...sendsTo.map(exactly)]),
    read: anyOf([...own, ...listensTo.map(exactly)]),
  };
}

// Outside programs may let the server invent a name for their queue. It is random, so nobody else's can be guessed.
function ownNames(user: BrokerUserName): readonly string[] {
  return user === 'client' ? ['client\\..*', 'amq\\.gen-.*'] : [`${user}\\..*`];
}

// Retry queues return to their queue, and answers to their asker, by queue name: that is the default exchange. It would
// let an outside program write into any queue, so `client` does without it. Alerts come from every service, and from
// nobody else; the set-up declares their exchange, because it belongs to none of them.
function whatEveryServiceNeeds(user: BrokerUserName): readonly string[] {
  return user === 'client' ? [] : ['amq\\.default', 'ops\\.alerts'];
}

function exactly(name: string): string {
  return name.replaceAll('.', '\\.');
}

function anyOf(patterns: readonly string[]): string {
  return `^(${patterns.join('|')})$`;
}
