const { readFileSync } = require('node:fs');

// The compiler settings of the build, with the one thing that differs by caller: swc needs an absolute base for paths.
const swc = JSON.parse(readFileSync(`${__dirname}/.swcrc`, 'utf8'));
const compiler = { ...swc, $schema: undefined, swcrc: false, jsc: { ...swc.jsc, baseUrl: __dirname } };

const everyProject = {
  rootDir: __dirname,
  roots: ['services', 'libs', 'infra'].map((folder) => `<rootDir>/${folder}`),
  testEnvironment: 'node',
  // Libraries keep what they took from the global scope; Jest's warning about it says nothing about our tests.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', compiler],
    // The one package that is ESM only: Node 20.19 can require it, Jest on Node 20 cannot.
    'schema-engine-wasm.+\\.js$': ['@swc/jest', { swcrc: false, module: { type: 'commonjs' } }],
  },
  transformIgnorePatterns: ['/node_modules/(?!@prisma/schema-engine-wasm/)'],
  moduleFileExtensions: ['ts', 'js', 'json', 'node'],
  setupFiles: ['reflect-metadata'],
  restoreMocks: true,
};

// PostgreSQL and RabbitMQ start once for a run, and only when a chosen test needs them: the inner loop has no servers.
const withServers = {
  globalSetup: '<rootDir>/infra/test-servers/src/start.ts',
  globalTeardown: '<rootDir>/infra/test-servers/src/stop.ts',
};

// The stories of the whole system, on the running demo instead of a system of their own.
const isForDemo = process.env.FLOODGATE_E2E_TARGET === 'demo';

module.exports = {
  maxWorkers: 2,
  // Every test file loads its own copy of a service, and a worker keeps what it ever loaded: a new one begins with nothing.
  workerIdleMemoryLimit: '1GB',
  // A deadline for what hangs, generous for what waits on real servers on a busy machine.
  testTimeout: 30_000,
  cacheDirectory: `${__dirname}/node_modules/.cache/jest`,
  projects: [
    {
      ...everyProject,
      displayName: 'unit',
      testMatch: ['**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.(int|e2e|faults)\\.spec\\.ts$', '/node_modules/'],
    },
    { ...everyProject, ...withServers, displayName: 'integration', testMatch: ['**/*.int.spec.ts'] },
    {
      ...everyProject,
      ...(isForDemo ? {} : withServers),
      displayName: 'e2e',
      testMatch: ['**/*.e2e.spec.ts'],
      // The demo keeps the replicas and the settings it was started with.
      testPathIgnorePatterns: ['/node_modules/', ...(isForDemo ? ['two-replicas', 'order-expired'] : [])],
      runner: '<rootDir>/infra/e2e/test/system/story-runner.ts',
      testEnvironment: '<rootDir>/infra/e2e/test/system/story-environment.ts',
      setupFilesAfterEnv: ['<rootDir>/infra/e2e/test/system/story-setup.ts'],
    },
    // Only when asked for: each starts a whole system of its own and mistreats it for minutes.
    { ...everyProject, displayName: 'faults', testMatch: ['**/*.faults.spec.ts'] },
  ],
};
