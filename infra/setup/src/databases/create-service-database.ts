import { Client, escapeIdentifier, escapeLiteral } from 'pg';

export interface ServiceDatabase {
  readonly adminUrl: string;
  readonly database: string;
  /** Owns the database and nothing else. */
  readonly role: string;
  readonly password: string;
}

/** Two set-ups at once take turns. Any number will do. */
const SETUP_LOCK = 7_355_609;

/** A database that only its own role may enter. Idempotent; the password becomes the one given. */
export async function createServiceDatabase({ adminUrl, database, role, password }: ServiceDatabase): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [SETUP_LOCK]);
    await ensureRole(client, role, password);
    const exists = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
    if (exists.rowCount === 0) {
      await client.query(`CREATE DATABASE ${escapeIdentifier(database)} OWNER ${escapeIdentifier(role)}`);
    }
    // PostgreSQL lets everybody connect to a new database.
    await client.query(`REVOKE ALL ON DATABASE ${escapeIdentifier(database)} FROM PUBLIC`);
  } finally {
    await client.end();
  }
}

async function ensureRole(client: Client, role: string, password: string): Promise<void> {
  const exists = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = exists.rowCount === 0 ? 'CREATE' : 'ALTER';
  const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION';
  await client.query(`${verb} ROLE ${escapeIdentifier(role)} ${rights} PASSWORD ${escapeLiteral(password)}`);
}

/** The databases every PostgreSQL comes with are of no concern to a service. */
export async function closeDefaultDatabases(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC');
  } finally {
    await client.end();
  }
}
