/** What can be measured, and what that says. */
export const partNames = {
  start: 'how long services take to be ready',
  settled: 'accepted/s, settled/s, processor time per order and memory of each process',
  refused: 'refused/s when sold out, at rest and while a backlog drains',
  paced: 'latency at half of the load that can be settled',
  rpc: 'a stock check beside a bare echo',
  drain: 'how fast a long queue is emptied',
  micro: 'the single steps: admission, encoding, the pipeline, outbox and relay, RPC',
  stored: 'settled/s with many orders stored; inserting them takes minutes',
} as const;

export type PartName = keyof typeof partNames;

export const isPartName = (name: string): name is PartName => Object.hasOwn(partNames, name);

/** In the order in which they run. Nothing is stored unless it is asked for. */
export const kinds: Readonly<Record<string, readonly PartName[]>> = {
  all: ['start', 'settled', 'refused', 'paced', 'rpc', 'drain', 'micro'],
  macro: ['start', 'settled', 'refused', 'paced', 'rpc', 'drain'],
  micro: ['micro'],
  stored: ['stored'],
};
