import { isDeepStrictEqual } from 'node:util';

/** One difference between what a message was and what it is. */
export interface SchemaChange {
  /** Where: `data.lines[].quantity`. */
  readonly at: string;
  readonly what: string;
  /** Who runs yesterday's code reads today's messages, and the other way round. */
  readonly isCompatible: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Compares two JSON schemas. Services are deployed one after the other and messages wait in queues, so both sides must
 * understand both: an optional field may come or go, and nothing else. A wider range is no exception: yesterday's readers refuse it.
 */
export function changesBetween(before: Json, after: Json, at: string): readonly SchemaChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  return [
    ...namesIn(was, is).flatMap((name) => changedField(was[name], is[name], `${at}.${name}`)),
    ...namesIn(before, after)
      .filter((keyword) => keyword !== 'properties' && keyword !== 'required')
      .flatMap((keyword) => changedKeyword(keyword, [before[keyword], after[keyword]], at)),
  ];
}

interface Field {
  readonly schema: Json;
  readonly isRequired: boolean;
}

function changedField(was: Field | undefined, is: Field | undefined, at: string): readonly SchemaChange[] {
  if (was && is) {
    const changes = changesBetween(was.schema, is.schema, at);
    if (was.isRequired === is.isRequired) return changes;
    const what = is.isRequired ? 'was optional and is required' : 'was required and is optional';
    return [{ at, what, isCompatible: false }, ...changes];
  }
  const isRequired = (was ?? is)?.isRequired ?? false;
  return [
    {
      at,
      what: `${isRequired ? 'required' : 'optional'}, was ${was ? 'removed' : 'added'}`,
      isCompatible: !isRequired,
    },
  ];
}

function changedKeyword(keyword: string, [was, is]: readonly [unknown, unknown], at: string): readonly SchemaChange[] {
  if (keyword === 'items' && isJson(was) && isJson(is)) return changesBetween(was, is, `${at}[]`);
  if (keyword === 'anyOf' && isList(was) && isList(is) && was.length === is.length)
    return was.flatMap((each, index) => changesBetween(jsonOf(each), jsonOf(is[index]), at));
  if (isDeepStrictEqual(was, is)) return [];
  const what = `${keyword} was ${JSON.stringify(was)} and is ${JSON.stringify(is)}`;
  return [{ at, what, isCompatible: false }];
}

function namesIn(...objects: readonly object[]): readonly string[] {
  return [...new Set(objects.flatMap((object) => Object.keys(object)))];
}

function fieldsOf({ properties, required }: Json): Readonly<Record<string, Field>> {
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  return Object.fromEntries(
    Object.entries(jsonOf(properties)).map(([name, schema]) => [
      name,
      { schema: jsonOf(schema), isRequired: needed.includes(name) },
    ]),
  );
}

function jsonOf(value: unknown): Json {
  return isJson(value) ? value : {};
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
