// Where code may reach, inside a service and between files. Which *project* may use which is the linter's table:
// infra/checks/lint/project-boundaries.mjs. The picture behind these rules:
//
//   http ──────┐
//              ├─► use-cases ─► domain ◄─ storage
//   messaging ─┘       └────────────────► storage
const source = '^services/([^/]+)/src';
const tests = '(\\.spec\\.ts$|^(services|libs|infra)/[^/]+/test/|^libs/testing/|^infra/(checks|e2e)/)';
const inside = (...folders) => `${source}/(${folders.join('|')})/`;
const own = (...folders) => `^services/$1/src/(${folders.join('|')})/`;
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const insideAService = [
  rule(
    'domain-is-pure',
    'The domain imports nothing: its decisions are tested without anything, and nothing outside can change them.',
    { path: inside('domain'), pathNot: tests },
    { pathNot: own('domain') },
  ),
  rule(
    'edges-call-use-cases',
    'A controller or a handler translates; it does not work. Move the work to a use case and call that.',
    { path: inside('http', 'messaging'), pathNot: tests },
    { path: [own('storage', 'clients'), 'node_modules/@prisma/'] },
  ),
  rule(
    'edges-are-strangers',
    'Two doors, one room: HTTP and messaging meet in a use case and nowhere else.',
    { path: `${source}/(http|messaging)/` },
    { path: '^services/$1/src/(http|messaging)/', pathNot: '^services/$1/src/$2/' },
  ),
  rule(
    'use-cases-know-no-edge',
    'A verb does not know who asked, so it can be asked from anywhere. `Injectable` is the one word of Nest it needs.',
    { path: inside('use-cases'), pathNot: tests },
    { path: [own('http', 'messaging'), 'node_modules/@nestjs/(?!common/)'] },
  ),
  rule(
    'use-cases-are-peers',
    'A use case that calls another hides a chain of effects. Move what both need to domain/ or storage/.',
    { path: inside('use-cases'), pathNot: tests },
    { path: own('use-cases') },
  ),
  rule(
    'storage-serves-domain',
    'Rows are not messages and not answers: storage maps them to the domain and knows nobody else.',
    { path: inside('storage'), pathNot: tests },
    { path: own('use-cases', 'http', 'messaging', 'clients') },
  ),
  rule(
    'wire-stops-at-the-door',
    'The wire can change without the core: map a message to domain terms at the edge or in the use case.',
    { path: inside('domain', 'storage'), pathNot: tests },
    { path: '^libs/contracts/' },
  ),
  rule(
    'prisma-stays-in-storage',
    'Rows are reached in one folder, so a table can change without a search. Give the repository a method instead.',
    { path: source, pathNot: [`${source}/storage/`, tests] },
    { path: ['node_modules/@prisma/', '/storage/generated/'] },
  ),
  rule(
    'modules-are-roots',
    'Wiring happens once: only main.ts and another module import a module.',
    { path: '^services/', pathNot: ['/main\\.ts$', '\\.module\\.ts$', tests] },
    { path: '\\.module\\.ts$' },
  ),
];

const betweenFiles = [
  rule(
    'no-test-code-in-production',
    'Tests prove, they do not run: what only tests need stays in libs/testing, test/ and specs.',
    { path: '^(services|libs|infra)/', pathNot: tests },
    { path: tests },
  ),
  rule(
    'no-development-packages-in-production',
    'Images install without development packages: what runs there belongs in "dependencies".',
    { path: '^(services|libs|infra/setup)/', pathNot: tests },
    { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
  ),
  rule(
    'no-inner-barrels',
    'One index.ts per library, none inside: import the file that has what you need.',
    {},
    { path: '^(services|libs|infra)/.*/index\\.ts$', pathNot: '^(libs|infra)/[^/]+/src/index\\.ts$' },
  ),
  rule(
    'no-cycles',
    'Files that need each other are one idea or three. Move what both need to a file of its own.',
    {},
    {
      circular: true,
    },
  ),
  rule(
    'no-unresolvable',
    'The import leads nowhere: a typing error, or a package missing from package.json.',
    {},
    {
      couldNotResolve: true,
    },
  ),
  {
    name: 'no-orphans',
    comment: 'Nothing uses this file. Delete it, or import it where it belongs.',
    severity: 'error',
    from: {},
    module: {
      path: '^(services|libs)/[^/]+/src/',
      pathNot: ['/main\\.ts$', '^libs/[^/]+/src/index\\.ts$', '\\.d\\.ts$', '/generated/', tests],
      numberOfDependentsLessThan: 1,
    },
  },
];

module.exports = {
  forbidden: [...insideAService, ...betweenFiles],
  options: {
    // Generated clients are used, not judged.
    doNotFollow: { path: ['node_modules', '/generated/'] },
    exclude: { path: '^dist/' },
    // An import that only brings a type is a dependency of the reader all the same.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] },
  },
};
