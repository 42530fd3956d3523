/** RabbitMQ's management API, as far as the set-up needs it. The account is in the URL: `http://user:password@host:port`. */
export class ManagementApi {
  private readonly origin: string;
  private readonly authorization: string;
  readonly user: string;

  constructor(managementUrl: string) {
    const { origin, username, password } = new URL(managementUrl);
    this.origin = origin;
    this.user = decodeURIComponent(username);
    this.authorization = `Basic ${Buffer.from(`${this.user}:${decodeURIComponent(password)}`).toString('base64')}`;
  }

  async get(path: string): Promise<unknown> {
    return (await this.request('GET', path)).json();
  }

  async put(path: string, body: object): Promise<void> {
    await this.request('PUT', path, body);
  }

  async post(path: string, body: object): Promise<void> {
    await this.request('POST', path, body);
  }

  /** Deleting what is not there is a success. */
  async delete(path: string): Promise<void> {
    await this.request('DELETE', path, undefined, [404]);
  }

  private async request(method: string, path: string, body?: object, fine: readonly number[] = []): Promise<Response> {
    const response = await fetch(`${this.origin}/api/${path}`, {
      method,
      headers: { authorization: this.authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(REQUEST_DEADLINE_MS),
    });
    if (response.ok || fine.includes(response.status)) return response;
    throw new BrokerRefused(response.status, `${method} ${path}: ${response.status} ${await response.text()}`);
  }
}

/** Declaring the queues of the whole system is one request. */
const REQUEST_DEADLINE_MS = 60_000;

export class BrokerRefused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
