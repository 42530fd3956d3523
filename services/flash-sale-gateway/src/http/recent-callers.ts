import { callerFrom } from '@floodgate/runtime';

/** A token that expires meanwhile is taken for good so much longer at most. */
const REMEMBERED_MS = 1_000;
/** Some ten megabytes, and of no use beyond what a replica verifies in that time. */
const CALLERS_MAX_COUNT = 20_000;

/** Who asks again and again is known by the token of a moment ago: verifying it costs more than refusing the request. */
export class RecentCallers {
  private readonly customers = new Map<string, string>();
  private forgetAtMs = 0;

  constructor(
    private readonly tokenSecret: string,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** @throws Problem with status 401 */
  customerOf(authorization: string): string {
    const nowMs = this.nowMs();
    if (nowMs >= this.forgetAtMs || this.customers.size >= CALLERS_MAX_COUNT) {
      this.customers.clear();
      this.forgetAtMs = nowMs + REMEMBERED_MS;
    }
    const known = this.customers.get(authorization);
    if (known !== undefined) return known;
    const { customerId } = callerFrom(authorization, this.tokenSecret);
    this.customers.set(authorization, customerId);
    return customerId;
  }
}
