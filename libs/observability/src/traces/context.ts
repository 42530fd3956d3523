import { context, createContextKey } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';

// One storage for all that follows the work: Node asks each of them about every promise that is made.
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

/** What follows the work through everything it waits for. */
export { context };

/** One value that follows the work, beside its trace and in the same storage. */
export class Following<Value> {
  private readonly key: symbol;

  constructor(
    name: string,
    private readonly kind: abstract new (...parameters: never[]) => Value,
  ) {
    this.key = createContextKey(name);
  }

  /** Of the work that runs now; undefined where nobody gave it one. */
  get current(): Value | undefined {
    const value = context.active().getValue(this.key);
    return value instanceof this.kind ? value : undefined;
  }

  during<Result>(value: Value, work: () => Result): Result {
    return context.with(context.active().setValue(this.key, value), work);
  }
}
