import type { Shop } from './shop';

/** One thing that happens in the story: done by the public API, told in a line or a few. */
export type Chapter = (shop: Shop, print: (line: string) => void) => Promise<void>;
