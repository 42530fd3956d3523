import { Answers } from './answers';
import { HttpConnection } from './http-connection';

const MS_PER_S = 1_000;

export interface ClosedLoop {
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Ends the loop early when there are no more. */
  readonly requests: Iterator<Buffer>;
}

export interface Loaded {
  readonly answers: Answers;
  /** Until the last answer. */
  readonly seconds: number;
}

/** As many at once as there are connections, each sending its next request when the last is answered: what a system can do at most. */
export async function closedLoop({ port, connections, seconds, requests }: ClosedLoop): Promise<Loaded> {
  const answers = new Answers();
  const beganMs = performance.now();
  const endsMs = beganMs + seconds * MS_PER_S;
  await Promise.all(
    Array.from({ length: connections }, () => untilEnd(new HttpConnection(port), requests, endsMs, answers)),
  );
  return { answers, seconds: (performance.now() - beganMs) / MS_PER_S };
}

function untilEnd(
  connection: HttpConnection,
  requests: Iterator<Buffer>,
  endsMs: number,
  answers: Answers,
): Promise<void> {
  return new Promise((resolve) => {
    const next = (): void => {
      const sentMs = performance.now();
      const request = sentMs < endsMs ? requests.next() : undefined;
      if (request === undefined || request.done === true) {
        connection.close();
        resolve();
        return;
      }
      connection.send(request.value, (status) => {
        answers.note(status, performance.now() - sentMs);
        next();
      });
    };
    next();
  });
}
