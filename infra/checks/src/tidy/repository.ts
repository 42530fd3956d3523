import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The hand-written files of a repository: paths from its top, with forward slashes. */
export interface Repository {
  readonly paths: readonly string[];
  /** The text of one of the paths. */
  readonly read: (path: string) => string;
}

/** What is wrong, where, and what to do instead. */
export interface Finding {
  readonly where: string;
  readonly what: string;
  readonly instead: string;
}

/** A rule of the house that no linter knows. */
export type Rule = (repository: Repository) => Finding[];

/** Reads the tree and not Git, so that a file is judged before it is added and a copy without history is judged too. */
export function repositoryAt(root: string): Repository {
  const ignored = ignoredFolders(readFileSync(join(root, '.gitignore'), 'utf8'));
  const visit = (folder: string): string[] =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return ignored(path) ? [] : visit(path);
      return path.endsWith('.log') ? [] : [path];
    });
  return { paths: visit(''), read: (path) => readFileSync(join(root, path), 'utf8') };
}

export function repositoryOf(files: Readonly<Record<string, string>>): Repository {
  return { paths: Object.keys(files), read: (path) => files[path] ?? '' };
}

function ignoredFolders(gitignore: string): (path: string) => boolean {
  const lines = gitignore.split('\n').filter((line) => line.endsWith('/'));
  const names = ['.git', ...lines.map((line) => line.replace(/^\*\*\//, '').slice(0, -1))];
  return (path) => names.some((name) => path === name || path.endsWith(`/${name}`));
}
