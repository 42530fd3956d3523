import { system } from '../system/the-system';
import type { ServiceName } from '../system/target';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or the text. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- stories look into whatever came back
  readonly body: any;
}

export interface Question {
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string goes as it is. */
  readonly body?: unknown;
  /** Which replica is asked; the first unless said. */
  readonly replica?: number;
}

/** One request to a service, as a stranger sends it: `call('order', 'GET /orders', { token })`. */
export async function call(service: ServiceName, request: string, question: Question = {}): Promise<Answer> {
  const [method = 'GET', path = '/'] = request.split(' ');
  const address = `${system.services[service].urls[question.replica ?? 0] ?? ''}${path}`;
  const response = await fetch(address, { method, headers: headersOf(question), ...bodyOf(question) });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

function headersOf({ token, headers, body }: Question): Record<string, string> {
  return {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...headers,
  };
}

function bodyOf({ body }: Question): { body?: string } {
  if (body === undefined) return {};
  return { body: typeof body === 'string' ? body : JSON.stringify(body) };
}
