// Gives every project the same targets, so that a project.json holds only a name and tags.
const { dirname } = require('node:path');

const program = (name) => `node infra/workspace/${name}.mjs`;

const targetsOf = (root) => ({
  // Never cached: they talk to a real broker and a real database.
  test: { command: `${program('test')} ${root}`, cache: false },
  lint: { command: `${program('tool')} eslint ${root}`, cache: true, inputs: ['code', 'settings'] },
  types: { command: `${program('types')} ${root}`, cache: true, inputs: ['code', 'settings'] },
});

const createNodes = (files) =>
  files.map((file) => {
    const root = dirname(file);
    return [file, { projects: { [root]: { root, targets: targetsOf(root) } } }];
  });

module.exports = { name: 'floodgate-targets', createNodesV2: ['{services,libs,infra}/*/project.json', createNodes] };
