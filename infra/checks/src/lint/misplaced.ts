import type { Violation } from './violation';

const importing = (name: string, from: string) => `import { ${name} } from '${from}';\nexport const used = ${name};\n`;
const order = 'services/order/src';

/** Files in the wrong place, or reaching for the wrong one: each breaks the named rule of dependency-cruiser. */
export const misplaced: readonly Violation[] = [
  {
    rule: 'domain-is-pure',
    path: `${order}/domain/reads-rows.ts`,
    text: importing('OrderRepository', '../storage/order.repository'),
  },
  { rule: 'domain-is-pure', path: `${order}/domain/uses-a-package.ts`, text: importing('z', 'zod') },
  { rule: 'domain-is-pure', path: `${order}/domain/uses-node.ts`, text: importing('readFileSync', 'node:fs') },
  {
    rule: 'edges-call-use-cases',
    path: `${order}/http/reads-rows.controller.ts`,
    text: importing('OrderRepository', '../storage/order.repository'),
  },
  {
    rule: 'edges-call-use-cases',
    path: `${order}/messaging/reads-rows.handler.ts`,
    text: "import type { OrderRepository } from '../storage/order.repository';\nexport type Used = OrderRepository;\n",
  },
  {
    rule: 'edges-are-strangers',
    path: `${order}/http/calls-a-handler.controller.ts`,
    text: importing('ConfirmOrderOnStockReserved', '../messaging/confirm-order-on-stock-reserved.handler'),
  },
  {
    rule: 'use-cases-know-no-edge',
    path: `${order}/use-cases/calls-a-handler.ts`,
    text: importing('ConfirmOrderOnStockReserved', '../messaging/confirm-order-on-stock-reserved.handler'),
  },
  {
    rule: 'use-cases-know-no-edge',
    path: `${order}/use-cases/knows-nest-core.ts`,
    text: importing('Reflector', '@nestjs/core'),
  },
  {
    rule: 'use-cases-are-peers',
    path: `${order}/use-cases/calls-a-peer.ts`,
    text: importing('ConfirmOrder', './confirm-order'),
  },
  {
    rule: 'storage-serves-domain',
    path: `${order}/storage/calls-a-use-case.ts`,
    text: importing('ConfirmOrder', '../use-cases/confirm-order'),
  },
  {
    rule: 'wire-stops-at-the-door',
    path: `${order}/storage/stores-messages.ts`,
    text: importing('contracts', '@floodgate/contracts'),
  },
  {
    rule: 'prisma-stays-in-storage',
    path: `${order}/use-cases/reads-rows.ts`,
    text: importing('Decimal', '@prisma/client/runtime/client'),
  },
  {
    rule: 'modules-are-roots',
    path: `${order}/http/knows-the-module.controller.ts`,
    text: importing('OrderModule', '../order.module'),
  },
  {
    rule: 'no-test-code-in-production',
    path: `${order}/http/uses-testing.controller.ts`,
    text: importing('testing', '@floodgate/testing'),
  },
  {
    rule: 'no-development-packages-in-production',
    path: 'libs/runtime/src/uses-yaml.ts',
    text: importing('parse', 'yaml'),
  },
  {
    rule: 'no-inner-barrels',
    path: 'libs/runtime/src/uses-a-barrel.ts',
    text: importing('inner', './inner'),
  },
  { rule: 'no-cycles', path: 'libs/runtime/src/egg.ts', text: importing('hen', './hen') },
  { rule: 'no-unresolvable', path: 'libs/runtime/src/nowhere.ts', text: importing('nothing', './nothing') },
  { rule: 'no-orphans', path: 'libs/runtime/src/forgotten.ts', text: 'export const forgotten = true;\n' },
];

/** What the misplaced files reach for. */
export const reachedFor: Readonly<Record<string, string>> = {
  'libs/runtime/src/inner/index.ts': 'export const inner = 1;\n',
  'libs/runtime/src/hen.ts': "import { used } from './egg';\nexport const hen = used;\n",
};
