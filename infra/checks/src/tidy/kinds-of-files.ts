const CODE = /\.(ts|mjs|cjs|js|sh|sql|prisma)$/;

export const isSpec = (path: string): boolean => path.endsWith('.spec.ts');
export const isMarkdown = (path: string): boolean => path.endsWith('.md');
export const isHandler = (path: string): boolean => /^services\/.*\.handler\.ts$/.test(path);

/** Migrations are written by a tool and never edited again: nobody reads them as code. */
export const isCode = (path: string): boolean => CODE.test(path) && !path.includes('/migrations/');

/** The lock file and binaries are nobody's prose. */
export const isText = (path: string): boolean => !/(package-lock\.json|\.(png|ico|wasm))$/.test(path);

/** `confirm-order` → `ConfirmOrder` */
export const pascalCase = (kebab: string): string =>
  kebab.replace(/(^|[-.])([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());

export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
