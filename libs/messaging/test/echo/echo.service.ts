import { Messaging, type MessagingSettings } from '@floodgate/messaging';
import { Database, Persistence } from '@floodgate/persistence';
import { createService, parseConfig, Runtime, serviceSettings } from '@floodgate/runtime';
import type { Isolated } from '@floodgate/testing';
import { Module, type DynamicModule, type INestApplication, type INestApplicationContext } from '@nestjs/common';
import { join } from 'node:path';
import { AnswerRepeat } from './answer-repeat';
import { Noted, Repeat, Said } from './echo.messages';
import { PrismaClient } from './generated/client';
import { NoteOnSaid } from './note-on-said.handler';

export const echoMigrations = join(__dirname, 'prisma', 'migrations');

export const echoMessaging = {
  owner: 'echo',
  handlers: [NoteOnSaid],
  answers: [AnswerRepeat],
  publishes: [Said, Noted],
  asks: [Repeat],
} satisfies Omit<MessagingSettings, 'url'>;

/** The smallest service there can be: what the library promises is shown on it, without any business in the way. */
@Module({})
class EchoModule {
  static with(
    { databaseUrl, brokerUrl, variables }: Isolated,
    settings: Omit<MessagingSettings, 'url'>,
  ): DynamicModule {
    return {
      module: EchoModule,
      imports: [
        Runtime.forService({ name: 'echo', config: parseConfig('echo', variables, serviceSettings) }),
        Persistence.for({
          url: databaseUrl,
          migrations: echoMigrations,
          client: (adapter) => new PrismaClient({ adapter }),
        }),
        Messaging.for({ ...settings, url: brokerUrl }),
      ],
      providers: [...(settings.handlers ?? []), ...(settings.answers ?? []), ...(settings.listeners ?? [])],
    };
  }
}

/** Starts a replica. Several in one process share nothing but the servers, as several processes would. */
export async function startEcho(
  environment: Isolated,
  settings: Omit<MessagingSettings, 'url'> = echoMessaging,
): Promise<INestApplication> {
  const app = await createService(EchoModule.with(environment, settings));
  return app.init();
}

export function databaseOf(app: INestApplicationContext): Database {
  return app.get(Database, { strict: false });
}
