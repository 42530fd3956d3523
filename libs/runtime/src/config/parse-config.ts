import { z } from 'zod';
import { ConfigError, type SettingProblem } from './config-error';
import { hints } from './settings';

/** What the demo uses is published with the source, so it is worth nothing as a secret anywhere else. */
const DEMO_PREFIX = 'demo-only-';

type Environment = Readonly<Record<string, string | undefined>>;
type Config<S extends z.ZodRawShape> = Readonly<z.output<z.ZodObject<S>>>;

/** Reads the settings out of the environment, or throws one error that names everything that is wrong with them. */
export function parseConfig<S extends z.ZodRawShape>(service: string, env: Environment, settings: S): Config<S> {
  const names = Object.keys(settings);
  // A compose file passes an unset variable on as an empty one.
  const given = Object.fromEntries(names.map((name) => [name, env[name] === '' ? undefined : env[name]]));
  const result = z.object(settings).safeParse(given);
  const wrong = result.success ? [] : result.error.issues.map((issue) => problemOf(issue, settings, given));
  const problems = [...oneEach(wrong), ...(given.DEMO === 'true' ? [] : demoSecrets(given))];
  if (!result.success || problems.length > 0) throw new ConfigError(service, problems);
  return Object.freeze(result.data);
}

function problemOf(issue: z.core.$ZodIssue, settings: z.ZodRawShape, given: Environment): SettingProblem {
  const name = String(issue.path[0]);
  const hint = hintOf(settings[name]);
  const value = given[name];
  const quoted = hint?.isSecret === true ? 'its value (not shown)' : JSON.stringify(value);
  return {
    name,
    problem: value === undefined ? 'is missing' : `is wrong: ${quoted}: ${issue.message}`,
    fix: hint?.fix ?? 'see the settings in the README of the service',
  };
}

/** A default, an optional or a transformation wraps the setting that has the hint. */
function hintOf(schema: z.core.$ZodType | undefined): z.core.$replace<ReturnType<typeof hints.get>, z.ZodType> {
  if (schema === undefined) return undefined;
  const hint = hints.get(schema);
  if (hint !== undefined) return hint;
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return hintOf(schema.def.innerType);
  return schema instanceof z.ZodPipe ? hintOf(schema.def.in) : undefined;
}

function oneEach(problems: readonly SettingProblem[]): SettingProblem[] {
  return problems.filter((one, index) => problems.findIndex(({ name }) => name === one.name) === index);
}

function demoSecrets(given: Environment): SettingProblem[] {
  return Object.entries(given)
    .filter(([, value]) => value !== undefined && secretsIn(value).some((word) => word.startsWith(DEMO_PREFIX)))
    .map(([name]) => ({
      name,
      problem: `holds a secret of the demo (${DEMO_PREFIX}…), which everybody knows`,
      fix: 'set a secret of your own, or DEMO=true when this is the demo',
    }));
}

function secretsIn(value: string): string[] {
  if (!URL.canParse(value)) return [value];
  const { username, password } = new URL(value);
  return [value, decoded(username), decoded(password)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
