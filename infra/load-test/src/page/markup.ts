/** HTML that is safe to show: made by `html` only. */
export interface Markup {
  readonly markup: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Part = string | number | Markup | readonly Markup[];

/** Escapes every value that is not markup itself: html`<td>${value}</td>`. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: texts.reduce((text, next, index) => text + shown(parts[index - 1] ?? '') + next) };
}

/** JSON for a script element of the page, which nothing inside can end. */
export function json(value: unknown): Markup {
  return { markup: JSON.stringify(value).replaceAll('<', '\\u003c') };
}

/** Text of our own, or of a library, that is trusted as it is. */
export function trusted(markup: string): Markup {
  return { markup };
}

function shown(part: Part): string {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (character) => entities[character] ?? '');
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}
