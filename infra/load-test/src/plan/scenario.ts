import type { Shape } from './arrivals';

/** What makes a run this scenario: how the crowd comes when nobody says so, and what else happens. */
export interface Scenario {
  readonly says: string;
  readonly shape: Shape;
  /** Customers choose a sale at random by these weights; one hot sale when there is only one. */
  readonly saleWeights: readonly number[];
  /** So many pieces more, as a share of the units, a while after the opening. */
  readonly restock?: { readonly share: number; readonly afterMs: number };
  /** This share of the customers are programs that ask again and again, whatever they were told. */
  readonly bots?: { readonly share: number; readonly times: number; readonly pauseMs: number };
  /** So many connections that send their request a byte at a time. */
  readonly slowClients?: number;
  /** The provider of push messages is away between these shares of the time in which customers come. */
  readonly providerDown?: { readonly from: number; readonly to: number };
  readonly pay?: number;
  readonly cancel?: number;
}

const burst: Shape = { kind: 'burst', customers: 5_000 };
const steady = (perS: number, durationS: number): Shape => ({ kind: 'ramp', fromPerS: perS, toPerS: perS, durationS });
const HOT_ONLY = [1];

/** Named by `--scenario`; options of the command line win over what is said here. */
export const scenarios = {
  burst: { says: 'everybody at the opening', shape: burst, saleWeights: HOT_ONLY },
  overload: { says: 'far more than can be served, for a while', shape: steady(3_000, 20), saleWeights: HOT_ONLY },
  'several-sales': {
    says: 'one hot sale and four cold ones at once',
    shape: steady(1_000, 15),
    saleWeights: [16, 1, 1, 1, 1],
  },
  restock: {
    says: 'as many pieces again, five seconds after the opening',
    shape: steady(500, 15),
    saleWeights: HOT_ONLY,
    restock: { share: 1, afterMs: 5_000 },
  },
  'cancel-storm': {
    says: 'six of ten winners cancel, and the next get their pieces',
    shape: steady(300, 20),
    saleWeights: HOT_ONLY,
    pay: 0.3,
    cancel: 0.6,
  },
  bots: {
    says: 'one of ten customers is a program that asks ten times a second',
    shape: steady(300, 15),
    saleWeights: HOT_ONLY,
    bots: { share: 0.1, times: 50, pauseMs: 100 },
  },
  'slow-clients': {
    says: 'a burst, while 500 connections send a byte a second',
    shape: burst,
    saleWeights: HOT_ONLY,
    slowClients: 500,
  },
  'provider-down': {
    says: 'half of the time nobody answers where push messages are handed over',
    shape: steady(150, 20),
    saleWeights: HOT_ONLY,
    pay: 0.5,
    providerDown: { from: 0.25, to: 0.75 },
  },
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof scenarios;
