import { system } from '../system/the-system';

/** One question to the broker's management API, as the administrator. */
export async function manage(path: string): Promise<unknown> {
  const { origin, username, password } = new URL(system.managementUrl);
  const account = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const headers = { authorization: `Basic ${Buffer.from(account).toString('base64')}` };
  const response = await fetch(`${origin}/api/${path}`, { headers });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}
