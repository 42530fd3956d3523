import { call } from './http';
import { operator } from './people';

/** What was said about an order across all services, in the order in which it happened: types without their versions. */
export async function storyOf(orderId: string): Promise<readonly string[]> {
  const { body } = await call('audit', `GET /audit?orderId=${orderId}`, { token: operator().token });
  return (body.items as { type: string }[]).map(({ type }) => type.replace(/\.v\d+$/, ''));
}

/** What a service called the operators for since then. */
export async function alertsOf(service: string, since: Date): Promise<readonly object[]> {
  const question = `GET /alerts?service=${service}&since=${since.toISOString()}`;
  return (await call('audit', question, { token: operator().token })).body.items as object[];
}
