/** Files that break one rule of the house, and where the finding must point. */
interface Untidy {
  readonly rule: string;
  readonly because: string;
  readonly files: Readonly<Record<string, string>>;
  readonly where: readonly string[];
}

// Put together here, so that the rules do not find this file.
const undone = ['TO', 'DO'].join('');
const registry = ['registry', 'example.org'].join('.');
const home = ['', 'home', 'ada'].join('/');

const tags = (...values: string[]): string => JSON.stringify({ tags: values });
const lines = (count: number): string => 'x\n'.repeat(count);
const page = '# A page\n';
const handler = 'services/order/src/messaging/confirm-order-on-stock-reserved.handler.ts';
const spec = 'services/order/test/confirm-order-on-stock-reserved.int.spec.ts';
const contract = 'libs/contracts/src/order/order-placed.v1.ts';
const table = (test: string): string =>
  `# Floodgate\n\n| we promise     | by | in | proved by |\n|---|---|---|---|\n| once | inbox | \`libs/contracts\` | ${test} |\n`;

/** A repository that keeps every rule. */
export const tidyFiles: Readonly<Record<string, string>> = {
  'README.md': table('`confirm-order-on-stock-reserved.int.spec.ts`'),
  'package-lock.json': '{}',
  '.swcrc': JSON.stringify({ jsc: { paths: { a: ['b'] } } }),
  'tsconfig.base.json': JSON.stringify({ compilerOptions: { paths: { a: ['b'] } } }),
  'infra/rabbitmq/README.md': page,
  'infra/rabbitmq/topology.json': '{ "queue": "order.confirm-order-on-stock-reserved" }',
  'libs/contracts/README.md': page,
  'libs/contracts/project.json': tags('type:contracts', 'scope:shared'),
  [contract]: "export const OrderPlaced = defineEvent('order.placed.v1', {});\n",
  'services/order/README.md': page,
  'services/order/project.json': tags('type:service', 'scope:order'),
  'services/order/prisma/messaging.prisma': 'model Outbox {}\n',
  'services/order/src/main.ts': 'start();\n',
  [handler]: 'export class ConfirmOrderOnStockReserved {}\n',
  [spec]: "describeHandler({ queue: 'order.confirm-order-on-stock-reserved' });\n",
};

export const untidy: readonly Untidy[] = [
  {
    rule: 'the top level holds only what everybody needs',
    because: 'an attic of plans and scripts',
    files: { 'PLAN.md': page, 'scripts/go.sh': '' },
    where: ['PLAN.md', 'scripts'],
  },
  {
    rule: 'no folder collects what nobody owns',
    because: 'a folder of utilities',
    files: { 'libs/contracts/src/utils/text.ts': '', 'libs/shared/README.md': page },
    where: ['libs/contracts/src/utils/', 'libs/shared/'],
  },
  {
    rule: 'files are one idea long',
    because: 'a very long file',
    files: {
      'libs/contracts/src/long.spec.ts': lines(251),
      'libs/contracts/src/decided.spec.ts': lines(251),
      'libs/contracts/README.md': `${page}\n## Decisions\n\n\`decided.spec.ts\` is one table.\n`,
    },
    where: ['libs/contracts/src/long.spec.ts'],
  },
  {
    rule: 'files are one idea long',
    because: 'too many long files',
    files: { 'libs/contracts/src/long.ts': lines(151) },
    where: ['libs/contracts/src/long.ts (151)'],
  },
  {
    rule: 'every project says on one page what it is for',
    because: 'a project without a page',
    files: { 'infra/docker/Dockerfile': '' },
    where: ['infra/docker/README.md'],
  },
  {
    rule: 'every project carries the tags its boundaries need',
    because: 'missing and wrong tags',
    files: {
      'services/order/project.json': tags('type:service', 'scope:shared'),
      'services/flash-sale-gateway/src/main.ts': '',
    },
    where: ['services/order/project.json', 'services/flash-sale-gateway/project.json'],
  },
  {
    rule: 'every service has the same shape',
    because: 'a room of its own kind',
    files: { 'services/order/src/services/order.ts': '', 'services/order/src/order.ts': '' },
    where: ['services/order/src/services/order.ts', 'services/order/src/order.ts'],
  },
  {
    rule: 'every page has one title',
    because: 'two titles and none',
    files: {
      'services/order/README.md': '# One\n# Two\n',
      'libs/contracts/README.md': '## Part\n```\n# not a title\n```\n',
    },
    where: ['libs/contracts/README.md', 'services/order/README.md'],
  },
  {
    rule: 'a message is found by its name',
    because: 'a name that is not the type',
    files: { [contract]: "export const OrderPlaced = defineEvent('order.accepted.v1', {});\n" },
    where: [contract],
  },
  {
    rule: 'a message is found by its name',
    because: 'two messages in one file',
    files: {
      [contract]:
        "export const A = defineEvent('a.b.v1');\nexport const OrderPlaced = defineEvent('order.placed.v1');\n",
    },
    where: [contract],
  },
  {
    rule: 'file, class and queue of a handler share one name',
    because: 'another class name',
    files: { [handler]: 'export class ConfirmOrder {}\n' },
    where: [handler],
  },
  {
    rule: 'file, class and queue of a handler share one name',
    because: 'a queue that nobody declares',
    files: { 'infra/rabbitmq/topology.json': '{}' },
    where: [handler],
  },
  {
    rule: 'every handler passes the common suite',
    because: 'a handler nobody tests',
    files: { [spec]: '' },
    where: [handler],
  },
  {
    rule: 'the messaging tables are the same in every service',
    because: 'a column of its own',
    files: { 'services/inventory/prisma/messaging.prisma': 'model Outbox { extra Int }\n' },
    where: ['services/inventory/prisma/messaging.prisma'],
  },
  {
    rule: 'every promise names a test that exists',
    because: 'a test that was renamed, and none',
    files: { 'README.md': `${table('`renamed.int.spec.ts`')}| twice | hope | nowhere | nobody |\n` },
    where: ['README.md', 'README.md'],
  },
  {
    rule: 'nothing is left undone',
    because: 'a note to oneself',
    files: { 'services/order/src/main.ts': `start();\n// ${undone}: stop\n` },
    where: ['services/order/src/main.ts:2'],
  },
  {
    rule: 'no registry and no machine is named',
    because: 'a registry and a home folder',
    files: {
      'infra/rabbitmq/README.md': `${page}https://${registry}/zod\n`,
      'services/order/src/main.ts': `start('${home}/floodgate');\n`,
    },
    where: ['infra/rabbitmq/README.md:2', 'services/order/src/main.ts:1'],
  },
  {
    rule: 'the lock file installs everywhere',
    because: 'a missing platform and an address',
    files: {
      'package-lock.json':
        '{"packages":{"node_modules/a":{"optionalDependencies":{"a-darwin":"1"},"resolved": "https://example.org/a.tgz"}}}',
    },
    where: ['package-lock.json', 'package-lock.json'],
  },
  {
    rule: 'every exception from a rule has a reason',
    because: 'a silent exception',
    files: { 'services/order/src/main.ts': '// eslint-disable-next-line no-console\nstart();\n' },
    where: ['services/order/src/main.ts:1'],
  },
  {
    rule: 'compiler and type checker resolve libraries alike',
    because: 'a library only one of them knows',
    files: { '.swcrc': JSON.stringify({ jsc: { paths: {} } }) },
    where: ['.swcrc'],
  },
];
