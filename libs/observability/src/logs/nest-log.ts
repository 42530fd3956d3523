import { inspect } from 'node:util';
import type { LoggerService } from '@nestjs/common';
import { logger, type Log } from './log';

/** Nest names every route and module as it starts: worth reading when something is missing, noise otherwise. */
const chatty = new Set(['InstanceLoader', 'NestFactory', 'RouterExplorer', 'RoutesResolver']);

/** Makes the framework's own lines look like ours: JSON, with its context as the component. */
export class NestLog implements LoggerService {
  private readonly logs = new Map<string, Log>();

  log(message: unknown, ...rest: unknown[]): void {
    const context = contextOf(rest);
    if (chatty.has(context)) this.of(context).debug(textOf(message));
    else this.of(context).info(textOf(message));
  }

  error(message: unknown, ...rest: unknown[]): void {
    const stack = rest.length > 1 ? rest[0] : undefined;
    const err = message instanceof Error ? { err: message } : stack === undefined ? {} : { stack };
    this.of(contextOf(rest)).error(err, textOf(message));
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.of(contextOf(rest)).warn(textOf(message));
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.of(contextOf(rest)).debug(textOf(message));
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.debug(message, ...rest);
  }

  private of(component: string): Log {
    const known = this.logs.get(component);
    if (known !== undefined) return known;
    const created = logger(component);
    this.logs.set(component, created);
    return created;
  }
}

/** Nest appends the context as the last argument. */
function contextOf(rest: readonly unknown[]): string {
  const last = rest.at(-1);
  return typeof last === 'string' && !last.includes('\n') ? last : 'Nest';
}

function textOf(message: unknown): string {
  if (message instanceof Error) return message.message;
  return typeof message === 'string' ? message : inspect(message, { depth: 2, breakLength: Infinity });
}
