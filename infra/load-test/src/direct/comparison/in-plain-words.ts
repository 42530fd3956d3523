import { shown } from '../../result/figures-of';
import type { Side } from './side';

/** A difference that is smaller says nothing: two runs of one way differ as much. */
const NOTABLE_RATIO = 1.15;
/** Where more are refused, what an order costs is mostly what refusing the others cost. */
const REFUSED_MAX_SHARE = 0.1;

interface Words {
  readonly buys: readonly string[];
  readonly costs: readonly string[];
}

/** For the queue, or against it. */
interface Saying {
  readonly isFor: boolean;
  readonly text: string;
}

/** What the queue bought in these runs and what it cost, as far as the figures say so: what speaks against it is said as well. */
export function inPlainWords(queue: Side, direct: Side): Words {
  const sayings = [firstWord, orders, turnedAway, leftBehind, finalWord, processorTime];
  const said = sayings.flatMap((sayingOf) => sayingOf(queue, direct));
  const parts = `${shown(queue.programs.count)} programs instead of ${shown(direct.programs.count)}, and a first answer that is not the last word.`;
  return {
    buys: said.filter(({ isFor }) => isFor).map(({ text }) => text),
    costs: [...said.filter(({ isFor }) => !isFor).map(({ text }) => text), parts],
  };
}

function firstWord(queue: Side, direct: Side): readonly Saying[] {
  if (!areApart(queue.acceptedP99Ms, direct.acceptedP99Ms)) return [];
  const isFor = queue.acceptedP99Ms < direct.acceptedP99Ms;
  const text =
    `Of a hundred who got something, ninety-nine heard so within ${shown(queue.acceptedP99Ms)} ms (a ticket), ` +
    `directly within ${shown(direct.acceptedP99Ms)} ms (the order).`;
  return [{ isFor, text }];
}

function orders(queue: Side, direct: Side): readonly Saying[] {
  if (!areApart(queue.confirmed, direct.confirmed)) return [];
  const isFor = queue.confirmed > direct.confirmed;
  const why = isFor ? ': the peak waits in a queue instead of being sent away' : '';
  const text =
    `Of ${shown(queue.offered)} customers ${shown(queue.confirmed)} have an order in the end, ` +
    `directly ${shown(direct.confirmed)}${why}.`;
  return [{ isFor, text }];
}

function turnedAway(queue: Side, direct: Side): readonly Saying[] {
  const [over, directly] = [queue.turnedAway + queue.failed, direct.turnedAway + direct.failed];
  if (!areApart(over, directly)) return [];
  const text = `${orNobody(over)} heard «not now», an error or nothing, directly ${orNobody(directly).toLowerCase()}.`;
  return [{ isFor: over < directly, text }];
}

function leftBehind(queue: Side, direct: Side): readonly Saying[] {
  const orphans =
    `Directly, what ${shown(direct.leftBehind)} customers wanted is kept for them, and they do not know: between reservation ` +
    'and order nothing holds the two together. It stays so until they ask again, or somebody looks.';
  const unanswered = `${shown(queue.leftBehind)} tickets never got their final answer.`;
  return [
    ...(direct.leftBehind > 0 ? [{ isFor: true, text: orphans }] : []),
    ...(queue.leftBehind > 0 ? [{ isFor: false, text: unanswered }] : []),
  ];
}

function finalWord(queue: Side, direct: Side): readonly Saying[] {
  if (!areApart(queue.confirmedP50Ms, direct.confirmedP50Ms)) return [];
  const isFor = queue.confirmedP50Ms < direct.confirmedP50Ms;
  const why = isFor ? '' : ': an order passes through more hands';
  const text =
    `Half of the confirmed orders are confirmed within ${shown(queue.confirmedP50Ms)} ms, ` +
    `directly within ${shown(direct.confirmedP50Ms)} ms${why}.`;
  return [{ isFor, text }];
}

function processorTime(queue: Side, direct: Side): readonly Saying[] {
  const sum = ({ cpuMsPerOrder: { programs, servers } }: Side) => programs + servers;
  const [over, directly] = [sum(queue), sum(direct)];
  if ([queue, direct].some(({ offered, confirmed }) => confirmed < (1 - REFUSED_MAX_SHARE) * offered)) return [];
  if (over === 0 || directly === 0 || !areApart(over, directly)) return [];
  const text = `An order costs ${over.toFixed(1)} ms of processor time in all, directly ${directly.toFixed(1)} ms.`;
  return [{ isFor: over < directly, text }];
}

function areApart(one: number, other: number): boolean {
  return Math.max(one, other) > NOTABLE_RATIO * Math.min(one, other);
}

function orNobody(count: number): string {
  return count === 0 ? 'Nobody' : shown(count);
}
