import { Answers } from './answers';
import { HttpConnection } from './http-connection';

const MS_PER_S = 1_000;

export interface ClosedLoop {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Ends the loop early when there are no more. */
  readonly requests: Iterator<Buffer>;
  /** Ends it at once. */
  readonly signal: AbortSignal;
}

export interface Loaded {
  readonly answers: Answers;
  /** Until the last answer. */
  readonly seconds: number;
}

/** As many at once as there are connections, each sending its next request when the last is answered: what a system can do at most. */
export async function closedLoop({ port, connections, seconds, requests, signal }: ClosedLoop): Promise<Loaded> {
  const answers = new Answers();
  const beganMs = performance.now();
  const endsMs = beganMs + seconds * MS_PER_S;
  const next = (): Buffer | undefined => {
    if (performance.now() >= endsMs || signal.aborted) return undefined;
    const step = requests.next();
    return step.done === true ? undefined : step.value;
  };
  await Promise.all(Array.from({ length: connections }, () => askOn(new HttpConnection(port), next, answers)));
  signal.throwIfAborted();
  return { answers, seconds: (performance.now() - beganMs) / MS_PER_S };
}

/** The same requests again and again. */
export function* endlessly(requests: readonly Buffer[]): Generator<Buffer, never> {
  for (;;) yield* requests;
}

function askOn(connection: HttpConnection, next: () => Buffer | undefined, answers: Answers): Promise<void> {
  return new Promise((resolve) => {
    const ask = (): void => {
      const request = next();
      if (request === undefined) {
        connection.close();
        resolve();
        return;
      }
      const sentMs = performance.now();
      connection.send(request, (status) => {
        answers.note(status, performance.now() - sentMs);
        ask();
      });
    };
    ask();
  });
}
