import type { BeforeApplicationShutdown, DynamicModule, OnApplicationShutdown } from '@nestjs/common';
import { logger } from '@floodgate/observability';
import type { ServiceConfig } from '../src/config/service-settings';
import { Runtime } from '../src/runtime.module';
import { SampleController, SampleNotesController } from './sample.controller';

/** Stands where messaging and persistence stand in a service: says when it is its turn to stop. */
class Connections implements BeforeApplicationShutdown, OnApplicationShutdown {
  beforeApplicationShutdown(): void {
    logger('broker').info('closed');
  }

  onApplicationShutdown(): void {
    logger('database').info('closed');
  }
}

class SampleModule {}

export function sampleModule(config: ServiceConfig): DynamicModule {
  const problems = { 'order/already-cancelled': { status: 409, title: 'The order is cancelled' } };
  const isUnavailable = (error: unknown): boolean => error instanceof Error && error.message === 'connection refused';
  return {
    module: SampleModule,
    imports: [Runtime.forService({ name: 'sample', config, problems, isUnavailable })],
    controllers: [SampleController, SampleNotesController],
    providers: [Connections],
  };
}
