import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { CommandSender, Messaging, RpcClient } from '@floodgate/messaging';
import { isUnavailable, Persistence } from '@floodgate/persistence';
import { Runtime } from '@floodgate/runtime';
import { OrderClient } from './clients/order.client';
import { flashSaleConfig } from './flash-sale.config';
import { flashSaleMessaging } from './flash-sale.messaging';
import { AdmissionRoute } from './http/admission.route';
import { flashSaleProblems } from './http/flash-sale.problems';
import { FlashSalesController } from './http/flash-sales.controller';
import { PlanFlashSaleController } from './http/plan-flash-sale.controller';
import { TicketsController } from './http/tickets.controller';
import { flashSaleDatabase } from './storage/flash-sale.database';
import { FlashSaleRepository } from './storage/flash-sale.repository';
import { RememberedTickets } from './storage/remembered-tickets';
import { SaleBoard } from './storage/sale-board';
import { SaleFlags } from './storage/sale-flags';
import { TicketBook } from './storage/ticket-book';
import { AdmitBuyer } from './use-cases/admit-buyer';
import { GetFlashSale } from './use-cases/get-flash-sale';
import { GetTicket } from './use-cases/get-ticket';
import { JudgeWindow } from './use-cases/judge-window';
import { ListFlashSales } from './use-cases/list-flash-sales';
import { PlanFlashSale } from './use-cases/plan-flash-sale';

const useCases = [JudgeWindow, AdmitBuyer, GetTicket, PlanFlashSale, GetFlashSale, ListFlashSales];
const storage = [FlashSaleRepository, SaleBoard, SaleFlags, TicketBook, RememberedTickets];

const orderClient = {
  provide: OrderClient,
  inject: [CommandSender, RpcClient],
  useFactory: (commands: CommandSender, rpc: RpcClient) =>
    new OrderClient(commands, rpc, flashSaleConfig.TICKET_STATUS_DEADLINE_MS),
};

const admissionRoute = {
  provide: AdmissionRoute,
  inject: [HttpAdapterHost, JudgeWindow, AdmitBuyer],
  useFactory: (host: HttpAdapterHost, judgeWindow: JudgeWindow, admitBuyer: AdmitBuyer) =>
    new AdmissionRoute(host, judgeWindow, admitBuyer, flashSaleConfig.TOKEN_SECRET),
};

@Module({
  imports: [
    Runtime.forService({
      name: 'flash-sale-gateway',
      config: flashSaleConfig,
      problems: flashSaleProblems,
      isUnavailable,
    }),
    Persistence.for({ ...flashSaleDatabase, url: flashSaleConfig.DATABASE_URL }),
    Messaging.for({ ...flashSaleMessaging, url: flashSaleConfig.BROKER_URL }),
  ],
  controllers: [PlanFlashSaleController, FlashSalesController, TicketsController],
  providers: [...useCases, ...storage, orderClient, admissionRoute],
})
export class FlashSaleModule {}
