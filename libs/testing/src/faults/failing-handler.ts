import type { Isolated } from '../environment/isolated';

/**
 * Lets the next `times` attempts to handle this event fail, from outside: a trigger on the inbox, in the same
 * transaction as the handler's work. The attempts are counted by a sequence, which a rollback does not turn back.
 */
export async function failHandling(
  environment: Isolated,
  consumer: string,
  eventId: string,
  times: number,
): Promise<void> {
  const name = `fault_${eventId.replaceAll('-', '_')}`;
  await environment.sql(`CREATE SEQUENCE ${name}`);
  await environment.sql(`
    CREATE FUNCTION ${name}() RETURNS trigger AS $$
    BEGIN
      IF nextval('${name}') <= ${times} THEN RAISE EXCEPTION 'a fault from outside'; END IF;
      RETURN NEW;
    END $$ LANGUAGE plpgsql`);
  await environment.sql(`
    CREATE TRIGGER ${name} BEFORE INSERT ON inbox_messages FOR EACH ROW
      WHEN (NEW.consumer = '${consumer}' AND NEW.event_id = '${eventId}') EXECUTE FUNCTION ${name}()`);
}
