import { types, type ClientBase, type CustomTypesConfig, type QueryResult } from 'pg';

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

  async query<Rows>(sql: string, parameters: readonly unknown[]): Promise<Rows> {
    const { rows } = await this.run(sql, parameters);
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the caller knows what its statement selects
    return rows as Rows;
  }

  /** @returns how many rows were touched */
  async execute(sql: string, parameters: readonly unknown[]): Promise<number> {
    return (await this.run(sql, parameters)).rowCount ?? 0;
  }

  /** From now on the connection is somebody else's. */
  end(): void {
    this.isOver = true;
  }

  /** One after the other, also when the caller does not wait: a connection does one thing at a time. */
  private run(sql: string, parameters: readonly unknown[]): Promise<QueryResult> {
    const running = this.last.then(() => {
      if (this.isOver) throw new Error('this transaction is over: it was committed, rolled back, or took too long');
      return this.client.query({ name: nameOf(sql), text: sql, values: [...parameters], types: parsers });
    });
    this.last = running.catch(() => undefined);
    return running;
  }
}

/** The name under which a connection remembers the plan of a text; undefined: it does not. */
export function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known !== undefined || names.size >= PREPARED_MAX_COUNT) return known;
  const name = `s${names.size}`;
  names.set(sql, name);
  return name;
}
