import { setTimeout as pause } from 'node:timers/promises';
import { Answers } from './answers';
import { HttpConnection } from './http-connection';

const MS_PER_S = 1_000;
const TICK_MS = 1;
/** Whoever comes while all of them wait for an answer waits as well, and that counts. */
const CONNECTIONS_MAX_COUNT = 1_000;

export interface Paced {
  readonly port: number;
  readonly perS: number;
  readonly requests: readonly Buffer[];
  readonly signal: AbortSignal;
}

export interface PacedAnswers {
  readonly answers: Answers;
  /** When each request was answered with a status below 300, by its place, in milliseconds since 1970. */
  readonly acceptedAtMs: ReadonlyMap<number, number>;
}

/**
 * So many a second, evenly, whatever becomes of those before. Latency counts from the moment a request was due: what waits
 * because the system stood still waits in the figures, too.
 */
export async function paced({ port, perS, requests, signal }: Paced): Promise<PacedAnswers> {
  const answers = new Answers();
  const acceptedAtMs = new Map<number, number>();
  const free: HttpConnection[] = [];
  const all: HttpConnection[] = [];
  const beganMs = performance.now();
  const dueMs = (index: number): number => beganMs + (index / perS) * MS_PER_S;
  const connection = (): HttpConnection | undefined => {
    const known = free.pop();
    if (known !== undefined || all.length >= CONNECTIONS_MAX_COUNT) return known;
    const fresh = new HttpConnection(port);
    all.push(fresh);
    return fresh;
  };
  let sent = 0;
  let answered = 0;
  const sendDue = (): void => {
    for (
      let request = requests[sent];
      request !== undefined && dueMs(sent) <= performance.now();
      request = requests[sent]
    ) {
      const chosen = connection();
      if (chosen === undefined) return;
      const index = sent;
      sent += 1;
      chosen.send(request, (status) => {
        answered += 1;
        const nowMs = performance.now();
        answers.note(status, nowMs - dueMs(index));
        if (status > 0 && status < 300) acceptedAtMs.set(index, performance.timeOrigin + nowMs);
        free.push(chosen);
      });
    }
  };
  while (answered < requests.length && !signal.aborted) {
    sendDue();
    await pause(TICK_MS);
  }
  for (const each of all) each.close();
  signal.throwIfAborted();
  return { answers, acceptedAtMs };
}
