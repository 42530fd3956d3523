import { Client } from 'pg';
import { createServiceDatabase } from '../src/databases/create-service-database';

const adminUrl = process.env.FLOODGATE_TEST_POSTGRES_URL ?? '';
const mine = `mine_${process.pid}`;
const yours = `yours_${process.pid}`;

async function ask(user: string, password: string, database: string, sql: string): Promise<unknown> {
  const url = new URL(adminUrl);
  Object.assign(url, { username: user, password, pathname: database });
  const client = new Client({ connectionString: url.href });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('createServiceDatabase', () => {
  const make = (name: string, password: string) =>
    createServiceDatabase({ adminUrl, database: name, role: name, password });

  beforeAll(() => Promise.all([make(mine, 'first-password'), make(yours, 'your-password')]));
  afterAll(async () => {
    const client = new Client({ connectionString: adminUrl });
    await client.connect();
    for (const name of [mine, yours]) await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    for (const name of [mine, yours]) await client.query(`DROP ROLE ${name}`);
    await client.end();
  });

  it('gives the role everything in its own database', async () => {
    await expect(ask(mine, 'first-password', mine, 'CREATE TABLE t (id int)')).resolves.toEqual([]);
  });

  it('keeps the role out of every other database', async () => {
    await expect(ask(mine, 'first-password', yours, 'SELECT 1')).rejects.toThrow('permission denied');
  });

  it('gives the role no power over the server', async () => {
    await expect(ask(mine, 'first-password', mine, 'CREATE DATABASE more')).rejects.toThrow('permission denied');
    await expect(ask(mine, 'first-password', mine, 'CREATE ROLE more')).rejects.toThrow('permission denied');
  });

  it('keeps the rows and takes the new password when run again', async () => {
    await ask(mine, 'first-password', mine, 'CREATE TABLE kept AS SELECT 7 AS number');
    await make(mine, 'second-password');
    await expect(ask(mine, 'second-password', mine, 'SELECT number FROM kept')).resolves.toEqual([{ number: 7 }]);
    await expect(ask(mine, 'first-password', mine, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });
});
