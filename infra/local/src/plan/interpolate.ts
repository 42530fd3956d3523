export type Variables = Readonly<Record<string, string | undefined>>;

const REFERENCE = /\$(?:\$|\{[^}]*\}|\w+)/g;
const PARTS = /^\$\{?(?<name>\w+)(?:(?<operator>:?[-?])(?<word>.*))?\}?$/;

/** Compose's own rules: `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:?reason}`, and `$$` for a dollar. */
export function interpolate(text: string, variables: Variables): string {
  return text.replace(REFERENCE, (reference) => (reference === '$$' ? '$' : valueOf(reference, variables)));
}

function valueOf(reference: string, variables: Variables): string {
  const { name = '', operator = '', word = '' } = PARTS.exec(reference.replace(/\}$/, ''))?.groups ?? {};
  const value = variables[name];
  const isMissing = value === undefined || (operator.startsWith(':') && value === '');
  if (!isMissing) return value;
  if (operator.endsWith('?')) throw new Error(`${name} is not set: add it to .env. ${word}`.trim());
  return operator.endsWith('-') ? word : '';
}
