import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { logger } from '@floodgate/observability';
import { ConfigError } from '../config/config-error';
import { createService } from './create-service';
import { fixFor } from './fix-for';
import { ServiceDefinition } from './service-definition';
import { stepBack } from './step-back';
import { stopOnSignal } from './stop-on-signal';

const log = logger('runtime');

/** Loads, starts and, when told to, stops a service. The module is loaded here so that its errors are reported here. */
export async function startService(load: () => Promise<Type | DynamicModule>): Promise<void> {
  process.on('uncaughtException', (error) => die(error, 'stopped by an error nobody caught'));
  process.on('unhandledRejection', (error) => die(error, 'stopped by a rejection nobody caught'));
  let running: NestFastifyApplication | undefined;
  stopOnSignal(() => running);
  try {
    running = await start(load);
  } catch (error) {
    die(error, 'could not start');
  }
}

async function start(load: () => Promise<Type | DynamicModule>): Promise<NestFastifyApplication> {
  const app = await createService(await load());
  const { config } = app.get(ServiceDefinition);
  stepBack(config.NICENESS);
  await app.listen(config.PORT, config.HOST);
  log.info({ url: await app.getUrl(), startedInMs: Math.round(process.uptime() * 1_000) }, 'listening');
  return app;
}

function die(error: unknown, message: string): never {
  // Read by whoever just typed the command, before any log is set up: plain words, not JSON.
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else log.error({ err: error, ...fixFor(error) }, message);
  process.exit(1);
}
