// Which project may use which, and which packages a kind of project may import. Every project carries one `type:*` and
// one `scope:*` tag; the constraints of both apply together.
const nest = ['@nestjs/common', '@nestjs/core', 'reflect-metadata', 'rxjs'];

/** kind of project → the kinds it may depend on, and the packages it may import (undefined: any). */
const kinds = {
  contracts: { uses: [], packages: ['zod'] },
  observability: { uses: [], packages: [...nest, 'pino', 'prom-client', '@opentelemetry/*'] },
  runtime: {
    uses: ['observability'],
    packages: [
      ...nest,
      '@nestjs/platform-fastify',
      '@nestjs/swagger',
      'fastify',
      '@fastify/*',
      'swagger-ui-dist/*',
      'fast-jwt',
      'zod',
    ],
  },
  // Not for portability: so that nobody can skip the transaction, the inbox or the trace.
  persistence: { uses: ['observability'], packages: [...nest, '@prisma/*', 'pg'] },
  messaging: {
    // The runtime for one controller: the operator's view of the dead letters, the same in every service.
    uses: ['contracts', 'persistence', 'observability', 'runtime'],
    packages: [...nest, '@golevelup/*', 'amqplib', 'amqp-connection-manager', 'cockatiel', 'uuid', 'zod'],
  },
  service: {
    uses: ['contracts', 'messaging', 'persistence', 'observability', 'runtime'],
    packages: [...nest, '@prisma/client', '@prisma/client/*', 'cockatiel', 'nodemailer', 'uuid', 'zod'],
  },
  testing: { uses: ['contracts', 'messaging', 'persistence', 'observability', 'runtime'] },
  infra: { uses: ['contracts', 'messaging', 'persistence', 'runtime', 'infra'] },
  checks: { uses: [] },
};

/** Tests may also use the testing library and whatever package proves the claim. */
const withTesting = Object.fromEntries(
  Object.entries(kinds).map(([kind, { uses }]) => [kind, { uses: [...uses, kind, 'testing', 'contracts'] }]),
);

// Each service is its own scope: a scope sees itself and what is made for everybody.
const scopes = ['order', 'inventory', 'notification', 'flash-sale', 'audit'].map((scope) => ({
  sourceTag: `scope:${scope}`,
  onlyDependOnLibsWithTags: [`scope:${scope}`, 'scope:shared'],
}));

// The tests of a library use the testing library, which uses that library: a circle of projects, not of code. That the code
// of a library never reaches for its tests is kept by the table above.
const testsOfLibraries = {
  ignoredCircularDependencies: ['contracts', 'messaging', 'observability', 'persistence', 'runtime'].map((library) => [
    library,
    'testing',
  ]),
  allowCircularSelfDependency: true,
};

function boundaries(table) {
  const types = Object.entries(table).map(([kind, { uses, packages }]) => ({
    sourceTag: `type:${kind}`,
    onlyDependOnLibsWithTags: uses.map((used) => `type:${used}`),
    ...(packages && { allowedExternalImports: packages }),
  }));
  const shared = { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] };
  const depConstraints = [...types, ...scopes, shared];
  const options = { allow: [], banTransitiveDependencies: true, depConstraints, ...testsOfLibraries };
  return { '@nx/enforce-module-boundaries': ['error', options] };
}

export const projectBoundaries = boundaries(kinds);
export const projectBoundariesOfTests = boundaries(withTesting);
export const knownTags = [
  ...Object.keys(kinds).map((kind) => `type:${kind}`),
  ...scopes.map((scope) => scope.sourceTag),
  'scope:shared',
];
