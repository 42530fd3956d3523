import { setTimeout as pause } from 'node:timers/promises';
import type { Check } from './result/result';
import type { PushProvider } from './system/push-provider';

/** What waited for a provider that was away goes out in steps, the longest of which is a minute. */
const DEADLINE_MS = 180_000;
const POLL_MS = 500;
const REPORT_EVERY_MS = 5_000;
const OFFENDERS_KEPT_COUNT = 100;

/** Waits until the provider that was away has been handed everything, and says whether each customer was told once. */
export async function checkPushed(
  provider: PushProvider,
  news: ReadonlySet<string>,
  signal: AbortSignal,
  report: (line: string) => void,
): Promise<Check> {
  const startedAtMs = performance.now();
  const missing = () => [...news].filter((each) => timesTold(provider, each) === 0);
  const elapsedMs = () => performance.now() - startedAtMs;
  const say = () => {
    const seconds = (elapsedMs() / 1_000).toFixed(1);
    report(
      `  ${news.size - missing().length} of ${news.size} push messages reached the provider, ${seconds} s after the drain`,
    );
  };
  let toldAtMs = 0;
  while (missing().length > 0 && !signal.aborted && elapsedMs() < DEADLINE_MS) {
    await pause(POLL_MS);
    if (elapsedMs() - toldAtMs < REPORT_EVERY_MS) continue;
    toldAtMs = elapsedMs();
    say();
  }
  say();
  const twice = [...news].filter((each) => timesTold(provider, each) > 1);
  return {
    title: 'whoever was to be told by the provider that was away was told, once',
    offenders: [
      ...missing().map((each) => `${each}: never`),
      ...twice.map((each) => `${each}: ${timesTold(provider, each)} times`),
    ].slice(0, OFFENDERS_KEPT_COUNT),
    ...(signal.aborted && { unknown: 'interrupted before everybody could be told' }),
  };
}

function timesTold(provider: PushProvider, news: string): number {
  const [orderId = '', template = ''] = news.split(' ');
  return provider.timesTold(orderId, template);
}
