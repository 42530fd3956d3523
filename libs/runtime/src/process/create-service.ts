import 'reflect-metadata';
import type { DynamicModule, NestApplicationOptions, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { collectProcessMetrics, configureLogs, NestLog, readiness, startTracing } from '@floodgate/observability';
import { serveDocs } from '../docs/openapi';
import { AllowedMethods } from '../http/allowed-methods';
import { authenticateFirst } from '../http/authenticate-first';
import { serveOperations } from '../http/operations';
import { createServer } from '../http/server';
import { ProblemFilter } from '../problems/problem.filter';
import { definitionIn, isDynamic } from './definition-in';
import type { ServiceDefinition } from './service-definition';

const nestOptions: NestApplicationOptions = {
  // Errors of the start come to whoever called, who knows what to print; Nest would end the process itself.
  abortOnError: false,
  // Fastify reads JSON by itself; Nest would add a parser for forms.
  bodyParser: false,
  logger: new NestLog(),
};

/** The whole service, not yet listening. A test listens on port 0; a process is started by `startService`. */
export async function createService(module: Type | DynamicModule): Promise<NestFastifyApplication> {
  const definition = definitionIn(module);
  if (definition === undefined) {
    const name = isDynamic(module) ? module.module.name : module.name;
    throw new Error(`${name} is not a service: add Runtime.forService({ name, config }) to its imports.`);
  }
  await observe(definition);
  const server = createServer();
  authenticateFirst(server, definition.config.TOKEN_SECRET);
  const allowedMethods = new AllowedMethods(server);
  const app = await NestFactory.create<NestFastifyApplication>(module, new FastifyAdapter(server), nestOptions);
  app.useGlobalFilters(new ProblemFilter(definition, allowedMethods));
  serveOperations(server);
  serveDocs(app, definition.name);
  return app;
}

async function observe({ name, config }: ServiceDefinition): Promise<void> {
  configureLogs({ service: name, level: config.LOG_LEVEL });
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT;
  await startTracing({ service: name, endpoint, sampleRatio: config.TRACE_SAMPLE_RATIO });
  collectProcessMetrics();
  readiness.starting();
}
