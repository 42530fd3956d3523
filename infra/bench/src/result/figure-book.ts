import type { Figure, FigureKey } from './result';

/** Figures as they come, round by round. */
export class FigureBook {
  private readonly entries = new Map<string, { readonly key: FigureKey; readonly values: number[] }>();

  note(key: FigureKey, value: number): void {
    const id = idOf(key);
    const entry = this.entries.get(id) ?? { key, values: [] };
    entry.values.push(value);
    this.entries.set(id, entry);
  }

  get figures(): readonly Figure[] {
    return [...this.entries.values()].map(({ key, values }) => ({ ...key, values: [...values] }));
  }
}

/** The same thing measured of the same contestant, in whatever run. */
export function idOf({ part, name, of }: Pick<FigureKey, 'part' | 'name' | 'of'>): string {
  return [part, name, of].join(' · ');
}

export function valuesOf(figures: readonly Figure[], key: Pick<FigureKey, 'part' | 'name' | 'of'>): readonly number[] {
  return figures.find((figure) => idOf(figure) === idOf(key))?.values ?? [];
}
