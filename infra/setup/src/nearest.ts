import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file or folder of the repository, found upwards from here: the same from the sources, from dist and in the image. */
export function nearest(path: string, from = __dirname): string | undefined {
  const candidate = join(from, path);
  if (existsSync(candidate)) return candidate;
  return dirname(from) === from ? undefined : nearest(path, dirname(from));
}
