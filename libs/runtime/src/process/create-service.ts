import 'reflect-metadata';
import type { DynamicModule, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { collectProcessMetrics, configureLogs, NestLog, readiness, startTracing } from '@floodgate/observability';
import { serveDocs } from '../docs/openapi';
import { AllowedMethods } from '../http/allowed-methods';
import { serveOperations } from '../http/operations';
import { createServer } from '../http/server';
import { ProblemFilter } from '../problems/problem.filter';
import { Runtime } from '../runtime.module';
import { ServiceDefinition } from './service-definition';

/** The whole service, not yet listening. A test listens on port 0; a process is started by `startService`. */
export async function createService(module: Type | DynamicModule): Promise<NestFastifyApplication> {
  const definition = definitionIn(module);
  if (definition === undefined) {
    throw new Error(`${nameOf(module)} is not a service: add Runtime.forService({ name, config }) to its imports.`);
  }
  const { name, config } = definition;
  configureLogs({ service: name, level: config.LOG_LEVEL });
  await startTracing({
    service: name,
    endpoint: config.OTEL_EXPORTER_OTLP_ENDPOINT,
    sampleRatio: config.TRACE_SAMPLE_RATIO,
  });
  collectProcessMetrics();
  readiness.starting();
  const server = createServer();
  const allowedMethods = new AllowedMethods(server);
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(server), {
    abortOnError: false,
    bodyParser: false,
    logger: new NestLog(),
  });
  app.useGlobalFilters(new ProblemFilter(definition, allowedMethods));
  serveOperations(server);
  serveDocs(app, name);
  return app;
}

function definitionIn(module: unknown): ServiceDefinition | undefined {
  if (isDynamic(module)) {
    const values = (module.providers ?? []).map((provider) => ('useValue' in provider ? provider.useValue : undefined));
    const found: unknown =
      module.module === Runtime ? values.find((value) => value instanceof ServiceDefinition) : undefined;
    if (found instanceof ServiceDefinition) return found;
    return firstIn([...(module.imports ?? []), module.module]);
  }
  if (typeof module !== 'function') return undefined;
  const imports: unknown = Reflect.getMetadata(MODULE_METADATA.IMPORTS, module);
  return Array.isArray(imports) ? firstIn(imports) : undefined;
}

function firstIn(modules: readonly unknown[]): ServiceDefinition | undefined {
  for (const module of modules) {
    const found = definitionIn(module);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isDynamic(module: unknown): module is DynamicModule {
  return typeof module === 'object' && module !== null && 'module' in module;
}

function nameOf(module: Type | DynamicModule): string {
  return isDynamic(module) ? module.module.name : module.name;
}
