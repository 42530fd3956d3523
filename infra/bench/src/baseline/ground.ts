import { Client } from 'pg';
import { Queues } from './queues';
import { CREATE_TABLES } from './tables.sql';

interface Place {
  readonly brokerUrl: string;
  readonly databaseUrl: string;
}

/** Empty tables and empty queues. */
export async function clearGround({ brokerUrl, databaseUrl }: Place): Promise<void> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    await database.query(CREATE_TABLES);
  } finally {
    await database.end();
  }
  const queues = await Queues.open(brokerUrl, false);
  try {
    await queues.purge();
  } finally {
    await queues.close();
  }
}
