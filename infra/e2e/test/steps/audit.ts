import { call } from './http';
import { operator } from './people';

/** What was said about an order across all services, in the order in which it happened: types without their versions. */
export async function storyOf(orderId: string): Promise<readonly string[]> {
  const { body } = await call('audit', `GET /audit?orderId=${orderId}`, { token: operator().token });
  return (body.items as { type: string }[]).map(({ type }) => type.replace(/\.v\d+$/, ''));
}

/** The newest alerts of a service, by what they are about. */
export async function alertsOf(service: string): Promise<readonly { what: string; details: object }[]> {
  const { body } = await call('audit', `GET /alerts?service=${service}`, { token: operator().token });
  return body.items as { what: string; details: object }[];
}
