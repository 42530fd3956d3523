import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';

// One storage for all that follows the work: Node asks each of them about every promise that is made.
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());

/** What follows the work through everything it waits for. */
export { context };
