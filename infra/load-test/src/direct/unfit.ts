import type { Replicas } from '@floodgate/local';
import type { Scenario } from '../plan/scenario';

interface Wish {
  readonly scenario: Scenario;
  readonly pay: number;
  readonly cancel: number;
  readonly replicas: Replicas;
}

/** What the direct way cannot be asked, with the reason: it does the work of an order up to its confirmation, and no more. */
export function unfitForDirect({ scenario, pay, cancel, replicas }: Wish): readonly string[] {
  const reasons: readonly (readonly [boolean, string])[] = [
    [pay + cancel > 0, 'its orders end with the confirmation: nobody pays or cancels.'],
    [scenario.bots !== undefined, 'it has no limit of requests for each customer, so bots would compare that.'],
    [
      scenario.slowClients !== undefined,
      'it has no front door of its own, so slow clients would compare Fastify with it.',
    ],
    [scenario.providerDown !== undefined, 'it has no provider of messages that could be away.'],
    [
      Object.keys(replicas).length > 0,
      'it is one process of each kind, so the demo has to be as well: leave --replicas out.',
    ],
  ];
  return reasons.flatMap(([isSo, reason]) => (isSo ? [`--strategy: the direct way cannot do that; ${reason}`] : []));
}
