import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { configureLogs, type LogLevel } from '@floodgate/observability';
import { createService } from '../src/process/create-service';
import { signToken } from '../src/tokens/token';
import { sampleConfig, sampleEnvironment } from './sample.config';
import { sampleModule } from './sample.module';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface RunningSample {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly logs: Record<string, unknown>[];
  ask(method: string, path: string, request?: { headers?: Record<string, string>; body?: string }): Promise<Answer>;
}

/** The sample service, in this process, on a port of its own, with what it logs kept for the test. */
export async function startSample(
  prepare: (app: NestFastifyApplication) => void = () => undefined,
): Promise<RunningSample> {
  const app = await createService(sampleModule(sampleConfig()));
  const logs = keepLogs('debug');
  prepare(app);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return { app, url, logs, ask: (method, path, request) => ask(method, `${url}${path}`, request) };
}

export function bearer(role?: 'operator'): { authorization: string } {
  const caller = { customerId: 'c-1', expiresInS: 60, ...(role === undefined ? {} : { role }) };
  return { authorization: `Bearer ${signToken(caller, sampleEnvironment.TOKEN_SECRET)}` };
}

export const json = { 'content-type': 'application/json' };

function keepLogs(level: LogLevel): Record<string, unknown>[] {
  const logs: Record<string, unknown>[] = [];
  configureLogs({ service: 'sample', level, destination: { write: (line) => void logs.push(JSON.parse(line)) } });
  return logs;
}

async function ask(method: string, url: string, request: RequestInit = {}): Promise<Answer> {
  const response = await fetch(url, { method, ...request });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true && text !== '';
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
