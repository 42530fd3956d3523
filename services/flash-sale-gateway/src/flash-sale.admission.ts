import { HttpAdapterHost } from '@nestjs/core';
import { hostname } from 'node:os';
import { CommandSender, RpcClient } from '@floodgate/messaging';
import { Clock } from '@floodgate/runtime';
import { InventoryClient } from './clients/inventory.client';
import { PermitDesk } from './clients/permit-desk';
import { SoldOutSignal } from './clients/sold-out-signal';
import { rateLimit } from './domain/rate-limit';
import { flashSaleConfig as config } from './flash-sale.config';
import { addressReader } from './http/address-of';
import { AdmissionRoute } from './http/admission.route';
import { Admittance } from './http/admittance';
import { Doorkeeper } from './http/doorkeeper';
import { FrontDoor } from './http/front-door';
import { PagesRoute } from './http/pages.route';
import { RecentCallers } from './http/recent-callers';
import { Backlog } from './storage/backlog';
import { RateLimits } from './storage/rate-limits';
import { SaleFlags } from './storage/sale-flags';
import { TicketBook } from './storage/ticket-book';
import { AdmitBuyer } from './use-cases/admit-buyer';
import { GuessHolder } from './use-cases/guess-holder';
import { JudgeWindow } from './use-cases/judge-window';
import { LimitRate } from './use-cases/limit-rate';
import { LookUpWindow } from './use-cases/look-up-window';
import { RecogniseBuyer } from './use-cases/recognise-buyer';

const inventoryClient = {
  provide: InventoryClient,
  inject: [CommandSender, RpcClient],
  useFactory: (commands: CommandSender, rpc: RpcClient) =>
    new InventoryClient(commands, rpc, {
      holder: `${hostname()}/${process.pid}`.slice(-100),
      durationMs: config.PERMIT_LEASE_DURATION_MS,
      deadlineMs: config.PERMIT_LEASE_DEADLINE_MS,
    }),
};

const permitDesk = {
  provide: PermitDesk,
  inject: [InventoryClient, SaleFlags, CommandSender, Clock],
  useFactory: (inventory: InventoryClient, flags: SaleFlags, commands: CommandSender, clock: Clock) => {
    const signal = new SoldOutSignal(flags, commands, clock);
    return new PermitDesk(inventory, {
      leaseDurationMs: config.PERMIT_LEASE_DURATION_MS,
      idleReturnMs: config.PERMIT_IDLE_RETURN_MS,
      waitMaxMs: config.PERMIT_WAIT_MAX_MS,
      waitingMaxCount: config.PERMIT_WAITING_MAX_COUNT,
      nowMs: () => performance.now(),
      onSoldOut: (saleId, stockRevision) => signal.tell(saleId, stockRevision),
    });
  },
};

const backlog = {
  provide: Backlog,
  inject: [TicketBook],
  useFactory: (tickets: TicketBook) =>
    new Backlog(tickets, { highCount: config.BACKLOG_HIGH_MARK_COUNT, lowCount: config.BACKLOG_LOW_MARK_COUNT }),
};

const limitRate = {
  provide: LimitRate,
  useFactory: () => {
    const address = rateLimit({ perS: config.ADDRESS_RATE_PER_S, burstCount: config.ADDRESS_BURST_COUNT });
    const customer = rateLimit({ perS: config.CUSTOMER_RATE_PER_S, burstCount: config.CUSTOMER_BURST_COUNT });
    return new LimitRate({
      address: new RateLimits(address, config.RATE_KEYS_MAX_COUNT),
      customer: new RateLimits(customer, config.RATE_KEYS_MAX_COUNT),
    });
  },
};

const doorkeeper = {
  provide: Doorkeeper,
  inject: [JudgeWindow, LimitRate, RecogniseBuyer, GuessHolder],
  useFactory: (
    judgeWindow: JudgeWindow,
    limit: LimitRate,
    ...[recogniseBuyer, guessHolder]: [RecogniseBuyer, GuessHolder]
  ) =>
    new Doorkeeper(
      { judgeWindow, limitRate: limit, recogniseBuyer, guessHolder },
      addressReader(config.TRUSTED_PROXIES),
      new RecentCallers(config.TOKEN_SECRET),
    ),
};

const frontDoor = {
  provide: FrontDoor,
  inject: [HttpAdapterHost, Doorkeeper, Admittance],
  useFactory: (host: HttpAdapterHost, keeper: Doorkeeper, desk: Admittance) => new FrontDoor(host, keeper, desk),
};

const admittance = {
  provide: Admittance,
  inject: [AdmitBuyer, Clock],
  useFactory: (admitBuyer: AdmitBuyer, clock: Clock) => new Admittance(admitBuyer, clock),
};

const admissionRoute = {
  provide: AdmissionRoute,
  inject: [HttpAdapterHost, FrontDoor, Doorkeeper, LookUpWindow, Admittance],
  useFactory: (
    host: HttpAdapterHost,
    door: FrontDoor,
    ...[keeper, lookUpWindow, desk]: [Doorkeeper, LookUpWindow, Admittance]
  ) => new AdmissionRoute(host, { frontDoor: door, doorkeeper: keeper, lookUpWindow, admittance: desk }),
};

const pagesRoute = {
  provide: PagesRoute,
  inject: [HttpAdapterHost, JudgeWindow],
  useFactory: (host: HttpAdapterHost, judgeWindow: JudgeWindow) => new PagesRoute(host, judgeWindow),
};

/** The parts of admission, from the door to the permits. */
export const admissionProviders = [
  ...[JudgeWindow, LookUpWindow, RecogniseBuyer, GuessHolder, AdmitBuyer],
  ...[inventoryClient, permitDesk, backlog, limitRate],
  ...[doorkeeper, admittance, frontDoor, admissionRoute, pagesRoute],
];
