import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { currentCorrelationId } from '../traces/current';
import { errorFields } from './error-fields';

/** Beyond this many unwritten bytes lines are dropped: a slow reader of our output must not fill our memory. */
const UNWRITTEN_MAX_BYTES = 16 * 1024 * 1024;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

interface Write {
  (fields: object, message: string): void;
  (message: string): void;
}

/** One fact a line, logged once, at the edge; ids and durations in the fields, never a payload. Errors go in `err`. */
export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

interface LogSettings {
  readonly service: string;
  readonly level: LogLevel;
  readonly destination?: DestinationStream;
}

// Not synchronous, so that a full pipe does not stop the event loop; pino writes the rest when the process exits.
const output = destination({ sync: false, maxLength: UNWRITTEN_MAX_BYTES });
let root = rootOf({ service: 'unnamed', level: 'warn' });

/** Called once when the process starts; loggers made earlier follow. */
export function configureLogs(settings: LogSettings): void {
  root = rootOf(settings);
}

export function logger(component: string): Log {
  let parent = root;
  let child: Logger = parent.child({ component });
  const current = (): Logger => {
    if (parent !== root) {
      parent = root;
      child = parent.child({ component });
    }
    return child;
  };
  const write = (level: 'debug' | 'info' | 'warn' | 'error'): Write => {
    return (first: object | string, message?: string) => {
      if (typeof first === 'string') current()[level](first);
      else current()[level](first, message);
    };
  };
  return { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
}

function rootOf({ service, level, destination: target = output }: LogSettings): Logger {
  return pino(
    {
      level,
      base: { service },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: errorFields, error: errorFields },
      mixin: () => {
        const correlationId = currentCorrelationId();
        return correlationId === undefined ? {} : { correlationId };
      },
    },
    target,
  );
}
