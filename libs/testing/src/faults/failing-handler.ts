import { v7 as uuidv7 } from 'uuid';
import type { Isolated } from '../environment/isolated';

/** What a handler writes for an event. */
export interface Trace {
  /** Such as `INSERT ON inbox_messages`. */
  readonly on: string;
  /** Which row it is, as an SQL condition: `NEW.event_id = '…'`. */
  readonly row: string;
}

/**
 * Lets the next `times` attempts to write this fail, from outside: a trigger, in the same transaction as the handler's
 * work. The attempts are counted by a sequence, which a rollback does not turn back.
 */
export async function failHandling(environment: Isolated, { on, row }: Trace, times: number): Promise<void> {
  const name = `fault_${uuidv7().replaceAll('-', '_')}`;
  await environment.sql(`CREATE SEQUENCE ${name}`);
  await environment.sql(`
    CREATE FUNCTION ${name}() RETURNS trigger AS $$
    BEGIN
      IF nextval('${name}') <= ${times} THEN RAISE EXCEPTION 'a fault from outside'; END IF;
      RETURN NEW;
    END $$ LANGUAGE plpgsql`);
  await environment.sql(`
    CREATE TRIGGER ${name} BEFORE ${on} FOR EACH ROW WHEN (${row}) EXECUTE FUNCTION ${name}()`);
}
