import { randomBytes } from 'node:crypto';
import { testServers } from './test-servers';

/** A vhost of its own for one test file: nobody else's messages, and nothing to clean up one by one. */
export async function createVirtualHost(): Promise<{
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}> {
  const name = `test-${randomBytes(6).toString('hex')}`;
  const amqp = new URL(testServers().amqpUrl);
  await callManagement('PUT', `/api/vhosts/${name}`);
  await callManagement('PUT', `/api/permissions/${name}/${amqp.username}`, {
    configure: '.*',
    write: '.*',
    read: '.*',
  });
  amqp.pathname = `/${name}`;
  return { name, url: amqp.toString(), drop: async () => void (await callManagement('DELETE', `/api/vhosts/${name}`)) };
}

/** One call of the broker's management API. @throws Error with the status and the body of a refusal. */
export async function callManagement(method: string, path: string, body?: object): Promise<unknown> {
  const { managementUrl } = testServers();
  const { username, password, origin } = new URL(managementUrl);
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
