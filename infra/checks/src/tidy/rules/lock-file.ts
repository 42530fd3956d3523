import type { Finding, Rule } from '../repository';

interface Locked {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const LOCK = 'package-lock.json';

/**
 * `npm ci` refuses a lock file that lacks a package for some other platform, and npm leaves such gaps when a registry does
 * not have that package, or when the file was made from a node_modules folder.
 */
export const lockFile: Rule = ({ paths, read }) => {
  if (!paths.includes(LOCK)) return [];
  const text = read(LOCK);
  const { packages = {} } = JSON.parse(text) as { packages?: Record<string, Locked> };
  const gaps = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).filter((name) => !hasPackage(packages, name)),
  );
  return [...gaps.map(missing), ...(text.includes('"resolved": "http') ? [resolved] : [])];
};

function hasPackage(packages: Readonly<Record<string, Locked>>, name: string): boolean {
  return Object.keys(packages).some(
    (path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`),
  );
}

const missing = (name: string): Finding => ({
  where: LOCK,
  what: `has no ${name}`,
  instead: 'choose a version of its parent that every platform has, and run `npm install --package-lock-only`',
});

const resolved: Finding = {
  where: LOCK,
  what: 'names the registry each package came from',
  instead: 'run `npm install` with the .npmrc of this repository (omit-lockfile-registry-resolved)',
};
