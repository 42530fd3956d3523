import { parse } from 'yaml';

/** One block of docker-compose.yml, as far as the checks look at it. */
export interface ComposeService {
  readonly image?: string;
  readonly healthcheck?: object;
  readonly mem_limit?: string;
  readonly restart?: string;
  readonly ports?: readonly (string | { readonly host_ip?: string; readonly published?: string | number })[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, { readonly condition?: string }>>;
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  /** Every `${NAME}` that has no default of its own. */
  readonly variables: readonly string[];
}

export function readCompose(text: string): ComposeFile {
  const { services = {} } = parse(text, { merge: true }) as { services?: Record<string, ComposeService> };
  const withoutComments = text.replace(/^\s*#.*$/gm, '');
  const variables = [...withoutComments.matchAll(/(?<!\$)\$\{(\w+)(:?[-?+])?/g)];
  return { services, variables: variables.flatMap(([, name = '', operator]) => (operator?.endsWith('-') ? [] : name)) };
}

export function readEnvironment(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').flatMap((line) => {
    const [, name, value = ''] = /^(\w+)=(.*)$/.exec(line.trim()) ?? [];
    return name ? [[name, value] as const] : [];
  });
  return new Map(lines);
}
