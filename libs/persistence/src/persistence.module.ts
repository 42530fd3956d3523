import { Module, type DynamicModule } from '@nestjs/common';
import { Database } from './database';
import type { DatabaseSettings } from './database-settings';

/** Gives a service its `Database`. */
@Module({})
export class Persistence {
  static for(settings: DatabaseSettings): DynamicModule {
    return {
      module: Persistence,
      global: true,
      providers: [{ provide: Database, useFactory: () => new Database(settings) }],
      exports: [Database],
    };
  }
}
