// Lets a plain Node process run our TypeScript, for tests of what a whole process does: `node --require <this> main.ts`.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { transformSync } = require('@swc/core');

const root = join(__dirname, '../../..');
const settings = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
const compiler = { ...settings, $schema: undefined, swcrc: false, jsc: { ...settings.jsc, baseUrl: root } };

require.extensions['.ts'] = (module, filename) => {
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...compiler, filename }).code, filename);
};
