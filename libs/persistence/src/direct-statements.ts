import { types, type ClientBase, type CustomTypesConfig, type QueryResult } from 'pg';

/** Who runs a statement: a connection, or the pool, which takes one for each. */
type Runner = Pick<ClientBase, 'query'>;

/** More texts than this mean that somebody builds them at run time; those are not prepared. */
const PREPARED_MAX_COUNT = 500;

const names = new Map<string, string>();

/** As Prisma gives them: a bigint does not fit a number. */
const parsers: CustomTypesConfig = {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-return -- pg types its parsers as any
  getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? BigInt : types.getTypeParser(oid, format)),
};

/** Statements on one connection, each planned once per connection: a plan costs more than most of our statements. */
export class DirectStatements {
  private isOver = false;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: ClientBase) {}

  query<Rows>(sql: string, parameters: readonly unknown[]): Promise<Rows> {
    return this.next(() => queryOn<Rows>(this.client, sql, parameters, nameOf(sql)));
  }

  /** @returns how many rows were touched */
  execute(sql: string, parameters: readonly unknown[]): Promise<number> {
    return this.next(() => executeOn(this.client, sql, parameters, nameOf(sql)));
  }

  /** From now on the connection is somebody else's. */
  end(): void {
    this.isOver = true;
  }

  /** One after the other, also when the caller does not wait: a connection does one thing at a time. */
  private next<T>(work: () => Promise<T>): Promise<T> {
    const running = this.last.then(() => {
      if (this.isOver) throw new Error('this transaction is over: it was committed, rolled back, or took too long');
      return work();
    });
    this.last = running.catch(() => undefined);
    return running;
  }
}

/** Without a name the statement is planned with the values at hand, which searches with many filters need. */
export async function queryOn<Rows>(
  runner: Runner,
  sql: string,
  ...[parameters, name]: [readonly unknown[], string?]
): Promise<Rows> {
  const { rows } = await run(runner, sql, parameters, name);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the caller knows what its statement selects
  return rows as Rows;
}

/** @returns how many rows were touched */
export async function executeOn(
  runner: Runner,
  sql: string,
  ...[parameters, name]: [readonly unknown[], string?]
): Promise<number> {
  return (await run(runner, sql, parameters, name)).rowCount ?? 0;
}

function run(runner: Runner, text: string, ...[parameters, name]: [readonly unknown[], string?]): Promise<QueryResult> {
  return runner.query({ ...(name === undefined ? {} : { name }), text, values: [...parameters], types: parsers });
}

/** The name under which a connection remembers the plan of a text; undefined: it does not. */
export function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= PREPARED_MAX_COUNT) return known;
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}
