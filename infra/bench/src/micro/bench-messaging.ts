import { Messaging, Outbox, RpcClient } from '@floodgate/messaging';
import { applyMigrations, Database, Persistence, type DatabaseSettings } from '@floodgate/persistence';
import { createService, parseConfig, Runtime, serviceSettings } from '@floodgate/runtime';
import { Module, type DynamicModule, type INestApplication } from '@nestjs/common';
import { built } from './built';
import { Counted, Repeat, Told } from './messages';
import { AnswerRepeat, NoteOnCounted } from './note-on-counted';

export const QUEUE = 'bench.note-on-counted';

interface Place {
  readonly databaseUrl: string;
  readonly brokerUrl: string;
}

type Storage = Readonly<Record<'auditDatabase', Omit<DatabaseSettings, 'url'>>>;

/** The smallest service there can be, in this process: the product's messaging with nothing to do. */
@Module({})
class BenchModule {
  static with({ databaseUrl, brokerUrl }: Place, storage: Omit<DatabaseSettings, 'url'>): DynamicModule {
    const variables = {
      PORT: '0',
      LOG_LEVEL: 'warn',
      // The servers are those of a demo, with its passwords.
      DEMO: 'true',
      DATABASE_URL: databaseUrl,
      BROKER_URL: brokerUrl,
      TOKEN_SECRET: 'bench-only-secret-of-thirty-two-characters',
    };
    return {
      module: BenchModule,
      imports: [
        Runtime.forService({ name: 'bench', config: parseConfig('bench', variables, serviceSettings) }),
        Persistence.for({ ...storage, url: databaseUrl }),
        Messaging.for({
          owner: 'bench',
          handlers: [NoteOnCounted],
          answers: [AnswerRepeat],
          publishes: [Counted, Told],
          asks: [Repeat],
          url: brokerUrl,
        }),
      ],
      providers: [NoteOnCounted, AnswerRepeat],
    };
  }
}

/** Its tables are those of any service: outbox and inbox. */
export async function prepareTables({ databaseUrl }: Place): Promise<void> {
  const { auditDatabase } = await built<Storage>('auditDatabase');
  await applyMigrations(databaseUrl, auditDatabase.migrations);
}

export async function startBenchMessaging(place: Place): Promise<BenchMessaging> {
  const { auditDatabase } = await built<Storage>('auditDatabase');
  const app = await createService(BenchModule.with(place, auditDatabase));
  return new BenchMessaging(await app.init());
}

export class BenchMessaging {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly rpc: RpcClient;

  constructor(private readonly app: INestApplication) {
    this.database = app.get(Database, { strict: false });
    this.outbox = app.get(Outbox, { strict: false });
    this.rpc = app.get(RpcClient, { strict: false });
  }

  stop(): Promise<void> {
    return this.app.close();
  }
}
