import { Module, type DynamicModule, type OnApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { logger, readiness, stopTracing } from '@floodgate/observability';
import type { ServiceConfig } from './config/service-settings';
import type { ProblemTable } from './problems/problem-of';
import { Clock } from './process/clock';
import { ServiceDefinition } from './process/service-definition';

const log = logger('runtime');

interface ServiceParts {
  readonly name: string;
  readonly config: ServiceConfig;
  /** What the service's domain errors look like from outside. */
  readonly problems?: ProblemTable;
  /** Errors answered with 503 and `Retry-After`, such as `isUnavailable` of the persistence lib recognises. */
  readonly isUnavailable?: (error: unknown) => boolean;
}

/** Makes a module a service: its settings, its clock, its answers to errors, and the order in which it stops. */
@Module({})
export class Runtime implements OnModuleDestroy, OnApplicationShutdown {
  constructor(private readonly host: HttpAdapterHost) {}

  static forService({ name, config, problems = {}, isUnavailable = () => false }: ServiceParts): DynamicModule {
    const definition = new ServiceDefinition(name, config, problems, isUnavailable);
    return {
      module: Runtime,
      global: true,
      providers: [{ provide: ServiceDefinition, useValue: definition }, Clock],
      exports: [ServiceDefinition, Clock],
    };
  }

  /**
   * First of all hooks when an application closes. Requests in progress are answered here, while the broker and the
   * database are still there; Nest by itself would close the server after `beforeApplicationShutdown`.
   */
  async onModuleDestroy(): Promise<void> {
    readiness.stopping();
    log.info('stopping: no new connections, finishing what was asked');
    await this.host.httpAdapter.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await stopTracing();
  }
}
