import { eventually } from '@floodgate/testing';
import { pause } from './fault-story';
import { ordersOfSale } from './crowd/orders-of-sale';
import { Payers } from './crowd/payers';
import { Sale } from './crowd/sale';
import { crowdFor, sellsExactly, verdict } from './crowd/sale-story';
import { System } from './system';

const CUSTOMERS = 5_000;
const UNITS = 100;
/** Long enough for the crowd to be in the middle of it. */
const MID_SALE_MS = 300;
/** Short, so that those who do not pay make room while the test still waits. */
const PAYMENT_WINDOW_S = 5;
const ORDER_AWAY_MS = 60_000;

describe('a flash sale through three gateways sells exactly what there is', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start({
      replicas: ['flash-sale-gateway=3'],
      settings: { PERMIT_LEASE_DURATION_MS: '8000', PERMIT_RECONCILE_GRACE_MS: '5000' },
    });
  });
  afterAll(() => system.stop());

  it('5,000 customers come at once for 100 pieces, ask once, and 4,900 hear a polite no', async () => {
    const sale = await Sale.open(system, 'rush', UNITS);
    const crowd = await crowdFor(system, 'rush', CUSTOMERS);
    try {
      const answers = await crowd.rush(sale.id);
      const reasons = Object.fromEntries(crowd.reasons);
      const isPolite = answers.every(({ status }) => [202, 410, 429, 503].includes(status));
      expect({ reasons, isPolite }).toEqual({ reasons: { ...reasons, 202: UNITS }, isPolite: true });
      await verdict(system, sale, crowd, UNITS);
    } finally {
      crowd.close();
      await sale.close();
    }
  });

  it('a gateway is killed in the middle of it', () =>
    sellsExactly(system, {
      ...{ name: 'kill-gateway', units: UNITS, customers: CUSTOMERS, mayBreak: true },
      meanwhile: async () => {
        await pause(MID_SALE_MS);
        await system.signal('flash-sale-gateway', 'SIGKILL');
      },
    }));

  it.each(['inventory', 'rabbitmq'])('%s is restarted in the middle of it', (name) =>
    sellsExactly(system, {
      ...{ name: `restart-${name}`, units: UNITS, customers: CUSTOMERS },
      meanwhile: async () => {
        await pause(MID_SALE_MS);
        await system.signal(name, 'SIGTERM');
      },
    }),
  );

  it('as many pieces again arrive in the middle of it', () =>
    sellsExactly(system, {
      ...{ name: 'restock', units: UNITS, customers: CUSTOMERS, unitsInTheEnd: 2 * UNITS },
      meanwhile: async (sale) => {
        await eventually(async () => expect((await sale.look()).state).toBe('sold-out'));
        await sale.restock(UNITS, 2 * UNITS);
      },
    }));

  it('a crowd comes before the door is open: everybody is told when it opens, and nobody gets anything', async () => {
    const sale = await Sale.open(system, 'early', UNITS, 60 * 60 * 1_000);
    const crowd = await crowdFor(system, 'early', CUSTOMERS);
    try {
      const answers = await crowd.rush(sale.id);
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([425]));
      expect((await ordersOfSale(system, sale.id)).counts).toEqual({});
    } finally {
      crowd.close();
    }
  });

  it('one customer sends a thousand requests at once and has one ticket', async () => {
    const sale = await Sale.open(system, 'greedy', UNITS);
    const [token = ''] = await system.tokens('greedy', 1);
    const crowd = await crowdFor(system, 'greedy', 1);
    const many = crowd.multiplied(1_000, { customer: 'greedy-1', token });
    try {
      const answers = await many.rush(sale.id);
      expect(new Set(answers.flatMap(({ orderId }) => orderId ?? [])).size).toBe(1);
      expect(answers.filter(({ status }) => ![200, 202, 429].includes(status))).toEqual([]);
      await verdict(system, sale, many, 1);
      await eventually(
        async () => expect((await sale.look()).counters).toMatchObject({ free: UNITS - 1, held: 1 }),
        60_000,
      );
    } finally {
      many.close();
      await sale.close();
    }
  });
});

describe('a flash sale gives back what is not paid', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start({
      replicas: ['flash-sale-gateway=3'],
      settings: { TICKET_PAYMENT_WINDOW_S: String(PAYMENT_WINDOW_S) },
    });
  });
  afterAll(() => system.stop());

  it('half of the winners do not pay, and the next in line get their pieces', async () => {
    const units = 40;
    const sale = await Sale.open(system, 'unpaid', units);
    const crowd = await crowdFor(system, 'unpaid', 400);
    const payers = new Payers(await system.urlOf('order'), crowd, crowd.buyers);
    try {
      const rushing = crowd.rushPatiently(sale.id);
      await eventually(async () => {
        expect((await ordersOfSale(system, sale.id)).counts.paid).toBe(units);
      }, 120_000);
      crowd.over();
      await rushing;
      const { counts } = await ordersOfSale(system, sale.id);
      expect(counts.expired).toBeGreaterThan(0);
      await verdict(system, sale, crowd, units);
    } finally {
      await payers.stop();
      crowd.close();
      await sale.close();
    }
  });
});

describe('a flash sale outlives the service behind it', () => {
  let system: System;

  beforeAll(async () => {
    system = await System.start({ settings: { BACKLOG_HIGH_MARK_COUNT: '400', BACKLOG_LOW_MARK_COUNT: '200' } });
  });
  afterAll(() => system.stop());

  it('the order service is away for a minute: the threshold closes, opens again, and nobody is forgotten', async () => {
    const units = 2_000;
    const sale = await Sale.open(system, 'order-away', units);
    const crowd = await crowdFor(system, 'order-away', CUSTOMERS);
    try {
      system.signalSupervisor('SIGSTOP');
      await system.signal('order', 'SIGTERM');
      const rushing = crowd.rushPatiently(sale.id);
      await eventually(async () => expect(crowd.told.get(503) ?? 0).toBeGreaterThan(0), 30_000);
      await pause(ORDER_AWAY_MS);
      const admittedMeanwhile = crowd.tickets.size;
      system.signalSupervisor('SIGCONT');
      await eventually(async () => expect((await ordersOfSale(system, sale.id)).counts.confirmed).toBe(units), 150_000);
      crowd.over();
      await rushing;
      expect(admittedMeanwhile).toBeLessThan(units);
      await verdict(system, sale, crowd, units);
      expect(crowd.rudeness([200, 202, 410, 503])).toEqual([]);
    } finally {
      crowd.close();
      await sale.close();
    }
  });
});
