import type { Violation } from './violation';

const boundaries = '@nx/enforce-module-boundaries';
const imports = 'no-restricted-imports';

const importing = (name: string, from: string) => `import { ${name} } from '${from}';\nexport const used = ${name};\n`;

/** Imports that a project, or a file of it, must not have. */
export const boundaryViolations: readonly Violation[] = [
  {
    rule: boundaries,
    path: 'libs/contracts/src/needs-runtime.ts',
    text: importing('runtime', '@floodgate/runtime'),
    says: /cannot depend on any libs/,
  },
  {
    rule: boundaries,
    path: 'libs/runtime/src/needs-persistence.ts',
    text: importing('persistence', '@floodgate/persistence'),
    says: /can only depend on libs tagged with "type:observability"/,
  },
  {
    rule: boundaries,
    path: 'libs/messaging/src/needs-testing.ts',
    text: importing('testing', '@floodgate/testing'),
    says: /can only depend on libs tagged with "type:contracts"/,
  },
  {
    rule: boundaries,
    path: 'services/order/src/needs-testing.ts',
    text: importing('testing', '@floodgate/testing'),
    says: /can only depend on libs tagged/,
  },
  {
    rule: boundaries,
    path: 'services/order/src/needs-inventory.ts',
    text: importing('stock', '../../inventory/src/stock'),
    says: /cannot be imported by a relative or absolute path/,
  },
  {
    rule: boundaries,
    path: 'services/order/src/calls-the-broker.ts',
    text: importing('connect', 'amqplib'),
    says: /"type:service" is not allowed to import "amqplib"/,
  },
  {
    rule: boundaries,
    path: 'services/order/src/calls-postgres.ts',
    text: importing('Pool', 'pg'),
    says: /not allowed to import "pg"/,
  },
  {
    rule: boundaries,
    path: 'libs/messaging/src/starts-traces.ts',
    text: importing('BatchSpanProcessor', '@opentelemetry/sdk-trace-base'),
    says: /not allowed to import "@opentelemetry/,
  },
  {
    rule: boundaries,
    path: 'libs/contracts/src/knows-nest.ts',
    text: importing('Injectable', '@nestjs/common'),
    says: /not allowed to import "@nestjs/,
  },
  {
    rule: boundaries,
    path: 'libs/testing/src/needs-a-package-nobody-declared.ts',
    text: importing('parse', 'acorn'),
    says: /Transitive or unresolvable dependencies/,
  },
  {
    rule: imports,
    path: 'services/order/src/reaches-deep.ts',
    text: importing('contracts', '@floodgate/contracts/order/order-placed.v1'),
    says: /Import the library by its name/,
  },
  {
    rule: imports,
    path: 'services/order/src/use-cases/knows-nest.ts',
    text: importing('Module', '@nestjs/common'),
    says: /A use case does not know who asked/,
  },
  { rule: imports, path: 'services/order/src/environment.ts', text: importing('env', 'node:process') },
];
