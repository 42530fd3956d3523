import { HttpAdapterHost } from '@nestjs/core';
import { CommandSender, RpcClient } from '@floodgate/messaging';
import { AllocationClient } from './clients/allocation.client';
import { OrderClient } from './clients/order.client';
import { flashSaleConfig } from './flash-sale.config';
import { flashSaleMessaging } from './flash-sale.messaging';
import { TicketEventsRoute } from './http/ticket-events.route';
import { TicketStreams } from './http/ticket-streams';
import { LookAgainTimer } from './messaging/look-again.timer';
import { OpenAndCloseSalesTimer } from './messaging/open-and-close-sales.timer';
import { FlashSaleRepository } from './storage/flash-sale.repository';
import { SaleBoard } from './storage/sale-board';
import { SaleFlags } from './storage/sale-flags';
import { TicketBook } from './storage/ticket-book';
import { ChangeFlashSale } from './use-cases/change-flash-sale';
import { CheckAllocation } from './use-cases/check-allocation';
import { CountSales } from './use-cases/count-sales';
import { FollowTicket } from './use-cases/follow-ticket';
import { GetFlashSale } from './use-cases/get-flash-sale';
import { GetTicket } from './use-cases/get-ticket';
import { LearnResults } from './use-cases/learn-results';
import { LearnSales } from './use-cases/learn-sales';
import { ListFlashSales } from './use-cases/list-flash-sales';
import { NoteStock } from './use-cases/note-stock';
import { OpenAndCloseSales } from './use-cases/open-and-close-sales';
import { PlanFlashSale } from './use-cases/plan-flash-sale';
import { RecordAllocations } from './use-cases/record-allocations';
import { RefreshSales } from './use-cases/refresh-sales';
import { ReopenSales } from './use-cases/reopen-sales';
import { SettleTickets } from './use-cases/settle-tickets';

const useCases = [
  ...[PlanFlashSale, ChangeFlashSale, CheckAllocation, GetFlashSale, ListFlashSales, CountSales],
  ...[OpenAndCloseSales, RecordAllocations, ReopenSales, LearnSales, RefreshSales, NoteStock],
  ...[GetTicket, FollowTicket, SettleTickets, LearnResults],
];

const orderClient = {
  provide: OrderClient,
  inject: [CommandSender, RpcClient],
  useFactory: (commands: CommandSender, rpc: RpcClient) =>
    new OrderClient(commands, rpc, flashSaleConfig.TICKET_STATUS_DEADLINE_MS),
};

const allocationClient = {
  provide: AllocationClient,
  inject: [RpcClient],
  useFactory: (rpc: RpcClient) => new AllocationClient(rpc, flashSaleConfig.STOCK_DEADLINE_MS),
};

const ticketStreams = {
  provide: TicketStreams,
  inject: [FollowTicket],
  useFactory: (followTicket: FollowTicket) =>
    new TicketStreams(followTicket, {
      maxCount: flashSaleConfig.TICKET_STREAMS_MAX_COUNT,
      maxCountPerCustomer: flashSaleConfig.TICKET_STREAMS_PER_CUSTOMER_MAX_COUNT,
    }),
};

const ticketEventsRoute = {
  provide: TicketEventsRoute,
  inject: [HttpAdapterHost, GetTicket, TicketStreams],
  useFactory: (host: HttpAdapterHost, getTicket: GetTicket, streams: TicketStreams) =>
    new TicketEventsRoute(host, getTicket, streams),
};

/** Sales, what is signalled about them, and what becomes of tickets. */
export const salesProviders = [
  ...flashSaleMessaging.handlers,
  ...flashSaleMessaging.listeners,
  ...useCases,
  ...[FlashSaleRepository, SaleBoard, SaleFlags, TicketBook],
  ...[OpenAndCloseSalesTimer, LookAgainTimer],
  ...[orderClient, allocationClient, ticketStreams, ticketEventsRoute],
];
