import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { gauge, logger } from '@floodgate/observability';
import type { InventoryClient } from './inventory.client';
import { SaleDesk, type DeskTerms, type NoPermit, type Permit } from './sale-desk';

const TIDY_INTERVAL_MS = 100;
/** A desk is some hundred bytes, and only sales that exist get one. */
const DESKS_MAX_COUNT = 1_000;

const log = logger('permits');
const inHand = gauge({ name: 'flash_sale_permits_in_hand', help: 'Permits leased and not spent, on this replica.' });
const waiting = gauge({ name: 'flash_sale_waiting_buyers', help: 'Buyers who wait for a permit, on this replica.' });

/** Where permits for real stock are leased, spent and given back: without one, nobody is admitted. */
export class PermitDesk implements OnModuleInit, BeforeApplicationShutdown {
  private readonly desks = new Map<string, SaleDesk>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly inventory: InventoryClient,
    private readonly terms: DeskTerms,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => this.tidyUp(), TIDY_INTERVAL_MS);
  }

  /** After the last request was answered and before messaging closes: what nobody will sell here can be sold elsewhere. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all([...this.desks.values()].map((desk) => desk.close()));
  }

  /** Whether somebody could be admitted without asking inventory. */
  hasSome(saleId: string): boolean {
    return (this.desks.get(saleId)?.inHandCount ?? 0) > 0;
  }

  take(saleId: string, quantity: number): Permit | NoPermit | Promise<Permit | NoPermit> {
    return this.deskOf(saleId).take(quantity);
  }

  /** The broker has the ticket, or may have it. */
  spent(permit: Permit): void {
    this.desks.get(permit.saleId)?.spent(permit);
  }

  /** The broker refused the ticket: somebody else may have its permit. */
  giveBack(permit: Permit): void {
    this.desks.get(permit.saleId)?.giveBack(permit);
  }

  private deskOf(saleId: string): SaleDesk {
    const known = this.desks.get(saleId);
    if (known) return known;
    this.forgetIdle();
    const desk = new SaleDesk(saleId, this.inventory, this.terms);
    this.desks.set(saleId, desk);
    return desk;
  }

  private forgetIdle(): void {
    if (this.desks.size < DESKS_MAX_COUNT) return;
    for (const [saleId, desk] of this.desks) if (desk.isIdle) this.desks.delete(saleId);
  }

  private tidyUp(): void {
    const desks = [...this.desks.values()];
    inHand.set(desks.reduce((sum, { inHandCount }) => sum + inHandCount, 0));
    waiting.set(desks.reduce((sum, { waitingCount }) => sum + waitingCount, 0));
    for (const desk of desks)
      desk.tidyUp().catch((error: unknown) => log.error({ err: error }, 'permits could not be tidied up'));
  }
}
