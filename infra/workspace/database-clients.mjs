// Generates the Prisma client of each service that has a schema, and of the small service that the library's own tests
// run. A client whose schema did not change is left alone.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export async function generateClients(root) {
  const folders = [...foldersIn(root, 'services'), ...foldersIn(root, 'libs/messaging/test')];
  const withSchema = folders.filter((folder) => existsSync(join(root, folder, 'prisma/schema.prisma')));
  await Promise.all(withSchema.map((folder) => generateClient(root, folder)));
}

function foldersIn(root, parent) {
  const path = join(root, parent);
  return existsSync(path) ? readdirSync(path).map((name) => join(parent, name)) : [];
}

async function generateClient(root, name) {
  const folder = join(root, name);
  const output = /output\s*=\s*"(.+)"/.exec(readFileSync(join(folder, 'prisma/schema.prisma'), 'utf8'))[1];
  const stamp = join(folder, 'prisma', output, '.schema-hash');
  const hash = schemaHash(root, join(folder, 'prisma'));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.error(`Generating the database client of ${name} …`);
  try {
    await run(process.execPath, [prismaCli(root), 'generate', '--schema', join(folder, 'prisma'), '--no-hints'], {
      cwd: folder,
      env: { ...process.env, ...quietPrisma },
    });
  } catch (error) {
    throw new Error(`\`prisma generate\` failed for ${name}/prisma:\n${error.stderr}${error.stdout}`, { cause: error });
  }
  writeFileSync(stamp, hash);
}

// Generating needs no schema engine, yet the CLI downloads one unless it is told where an executable is.
const quietPrisma = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: 'true',
  CHECKPOINT_DISABLE: '1',
};

function schemaHash(root, folder) {
  const hash = createHash('sha256').update(readFileSync(join(root, 'node_modules/prisma/package.json')));
  const schemas = readdirSync(folder).filter((name) => name.endsWith('.prisma'));
  for (const name of schemas.sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

function prismaCli(root) {
  return join(root, 'node_modules/prisma/build/index.js');
}
