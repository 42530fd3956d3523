import { callersEnvironment } from '../local.config';

/**
 * What a server of ours sees of the caller's environment: enough to find programs, nothing that configures another
 * PostgreSQL or RabbitMQ on the same machine (`PGDATA`, `RABBITMQ_*`, `ERL_*`, …).
 */
export function cleanEnvironment(extra: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { PATH: searchPathWith(), LANG: 'C.UTF-8', ...extra };
}

/** The caller's search path, with the system's folders in any case: a cron job has hardly any. */
export function searchPathWith(...first: readonly string[]): string {
  return [...first, callersEnvironment.PATH, '/usr/sbin', '/usr/bin', '/sbin', '/bin'].filter(Boolean).join(':');
}
