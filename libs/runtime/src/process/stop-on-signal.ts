import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { logger } from '@floodgate/observability';
import { ServiceDefinition } from './service-definition';

/** Ctrl-C under npm arrives twice, from the terminal and from npm: only a later second signal means «now!». */
const ECHO_MS = 500;

const log = logger('runtime');

/** SIGTERM or SIGINT: finish, then exit 0. A second signal, or the deadline, ends the process with exit code 1. */
export function stopOnSignal(running: () => NestFastifyApplication | undefined): void {
  let firstAt: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      void stop(running(), signal);
    } else if (performance.now() - firstAt > ECHO_MS) {
      log.warn({ signal }, 'second signal: stopped without finishing');
      process.exit(1);
    }
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

async function stop(app: NestFastifyApplication | undefined, signal: NodeJS.Signals): Promise<void> {
  // Nobody has been promised anything yet, and a process that waits for its database must not have to be killed.
  if (app === undefined) process.exit(0);
  const beganAt = performance.now();
  const deadlineMs = app.get(ServiceDefinition).config.SHUTDOWN_DEADLINE_MS;
  setTimeout(() => giveUp(deadlineMs), deadlineMs);
  try {
    await app.close();
    log.info({ signal, durationMs: Math.round(performance.now() - beganAt) }, 'stopped');
    process.exit(0);
  } catch (error) {
    log.error({ err: error }, 'could not stop in order');
    process.exit(1);
  }
}

function giveUp(deadlineMs: number): never {
  const fix = 'Find what was still running above; raise SHUTDOWN_DEADLINE_MS if it needs the time.';
  log.error({ deadlineMs, fix }, 'not finished in time: stopped without finishing');
  process.exit(1);
}
