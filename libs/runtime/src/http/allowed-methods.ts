import type { FastifyInstance } from 'fastify';

/** Which methods an address answers, asked only when it did not answer the one that was tried. */
export class AllowedMethods {
  private readonly routes: { readonly parts: readonly string[]; readonly methods: readonly string[] }[] = [];

  constructor(server: FastifyInstance) {
    server.addHook('onRoute', ({ url, method }) => {
      this.routes.push({ parts: url.split('/'), methods: [method].flat() });
    });
  }

  of(path: string): string[] {
    const asked = path.split('/');
    const matching = this.routes.filter(({ parts }) => matches(parts, asked));
    return [...new Set(matching.flatMap(({ methods }) => methods))].sort();
  }
}

function matches(parts: readonly string[], asked: readonly string[]): boolean {
  if (parts.at(-1) === '*')
    return asked.length >= parts.length && parts.slice(0, -1).every((part, i) => fits(part, asked[i]));
  return parts.length === asked.length && parts.every((part, i) => fits(part, asked[i]));
}

function fits(part: string, word: string | undefined): boolean {
  return part.startsWith(':') ? word !== undefined && word !== '' : part === word;
}
