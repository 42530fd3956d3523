import type { Type } from '@nestjs/common';
import { createService, signToken } from '@floodgate/runtime';
import { TEST_TOKEN_SECRET, type Isolated } from '../environment/isolated';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; `undefined` when there is none. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into whatever came back
  readonly body: any;
}

export interface RequestOptions {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string goes as it is. */
  readonly body?: unknown;
}

/** A service running in this process, on a port of its own, talking to real servers. */
export interface RunningApp {
  readonly url: string;
  request(method: string, path: string, options?: RequestOptions): Promise<Reply>;
  get<T>(type: Type<T>): T;
  stop(): Promise<void>;
}

/** Starts a service. `load` must import its module dynamically: its configuration is read on import. */
export async function startApp(
  environment: Pick<Isolated, 'variables'>,
  load: () => Promise<Type>,
): Promise<RunningApp> {
  Object.assign(process.env, environment.variables);
  const app = await createService(await load());
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    url,
    request: (method, path, options) => request(`${url}${path}`, method, options),
    get: (type) => app.get(type, { strict: false }),
    stop: () => app.close(),
  };
}

/** A token that is valid for services started by `startApp`. */
export function tokenOf(customerId: string, role?: 'operator'): string {
  return signToken({ customerId, role, expiresInS: 3_600 }, TEST_TOKEN_SECRET);
}

async function request(url: string, method: string, { token, headers, body }: RequestOptions = {}): Promise<Reply> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
