export interface StopRequest {
  /** Resolves with the first Ctrl-C, termination, or closed terminal. */
  readonly received: Promise<void>;
  isReceived(): boolean;
}

/** From here on this process ends when its work is undone, not when the signal arrives. Further signals change nothing. */
export function listenForStop(): StopRequest {
  let isReceived = false;
  const received = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        isReceived = true;
        resolve();
      });
    }
  });
  return { received, isReceived: () => isReceived };
}
