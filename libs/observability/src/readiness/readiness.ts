/** A dependency that does not answer in this time is as good as gone for whoever asks whether to send us work. */
const CHECK_DEADLINE_MS = 2_000;

type Check = () => Promise<void>;

export interface ReadinessReport {
  readonly isReady: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly reason?: string }[];
}

const checks = new Map<string, Check>();
let isStopping = false;

/** Whether to send work to this process. Each lib registers what it needs; the process asks them all. */
export const readiness = {
  /** The check throws an Error whose message is the reason. A second check of one name replaces the first. */
  register(name: string, check: Check): void {
    checks.set(name, check);
  },

  /** A new application begins in this process: what an earlier one registered is forgotten. */
  starting(): void {
    checks.clear();
    isStopping = false;
  },

  /** From here on the answer is no, whatever the checks say: work in progress is finished, no more is wanted. */
  stopping(): void {
    isStopping = true;
  },

  async check(): Promise<ReadinessReport> {
    const results = await Promise.all([...checks].map(([name, check]) => resultOf(name, check)));
    if (isStopping) results.unshift({ name: 'process', ok: false, reason: 'stopping' });
    return { isReady: results.every(({ ok }) => ok), checks: results };
  },
};

async function resultOf(name: string, check: Check): Promise<ReadinessReport['checks'][number]> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_DEADLINE_MS} ms`)), CHECK_DEADLINE_MS);
  });
  try {
    await Promise.race([check(), tooLate]);
    return { name, ok: true };
  } catch (error) {
    return { name, ok: false, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
