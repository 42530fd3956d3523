import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { logger } from '@floodgate/observability';
import { Database } from '@floodgate/persistence';
import { stateOf, type FlashSale } from '../domain/flash-sale';
import { FlashSaleRepository } from './flash-sale.repository';

const REFRESH_INTERVAL_MS = 1_000;
/** More than are ever open at once; one that was over long ago is looked up when somebody asks for it. */
const SALES_MAX_COUNT = 1_000;

type Sales = ReadonlyMap<string, FlashSale>;

const log = logger('sale-board');

/** The sales in memory: a crowd that knows its sale never reaches the database. */
@Injectable()
export class SaleBoard implements OnModuleInit, OnModuleDestroy {
  private sales: Sales = new Map();
  private timer: NodeJS.Timeout | undefined;
  private readCount = 0;
  private newestRead = 0;
  private readonly missed = new Set<string>();
  private currentLook: Promise<unknown> = Promise.resolve();
  private nextLook: Promise<Sales> | undefined;

  constructor(
    private readonly database: Database,
    private readonly repository: FlashSaleRepository,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => {
      this.refresh().catch((error: unknown) => log.warn({ err: error }, 'sales not refreshed; those we know go on'));
    }, REFRESH_INTERVAL_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Only what is in memory; `find` also asks the database. */
  get(saleId: string): FlashSale | undefined {
    return this.sales.get(saleId);
  }

  async find(saleId: string): Promise<FlashSale | undefined> {
    const id = saleId.toLowerCase();
    return this.sales.get(id) ?? this.lookUp(id);
  }

  /** Those that are open at this moment, as far as this replica knows. */
  listOpen(now: Date): readonly FlashSale[] {
    return [...this.sales.values()].filter((sale) => stateOf(sale, now) === 'open');
  }

  /** When the next sale opens or closes after `now`; undefined when none does. */
  nextChangeAfter(now: Date): Date | undefined {
    const changes = [...this.sales.values()].flatMap(({ opensAt, closesAt }) => [opensAt, closesAt]);
    return changes.filter((at) => at > now).sort((one, other) => one.getTime() - other.getTime())[0];
  }

  /** Reads all of them again. One that was read before another is never taken for newer. */
  async refresh(): Promise<void> {
    this.readCount += 1;
    const number = this.readCount;
    const sales = await this.database.read((tx) => this.repository.listClosingLast(tx, SALES_MAX_COUNT));
    if (number < this.newestRead) return;
    this.newestRead = number;
    this.sales = byId(sales);
  }

  /** Another replica may just have planned it. One question at a time for all who miss something, however many they are. */
  private async lookUp(id: string): Promise<FlashSale | undefined> {
    this.missed.add(id);
    this.nextLook ??= this.lookAfter(this.currentLook);
    const found = await this.nextLook;
    return found.get(id);
  }

  private async lookAfter(earlierLook: Promise<unknown>): Promise<Sales> {
    await earlierLook.catch(() => undefined);
    const ids = [...this.missed];
    this.missed.clear();
    if (this.nextLook) this.currentLook = this.nextLook;
    this.nextLook = undefined;
    return byId(await this.database.read((tx) => this.repository.findAll(tx, ids)));
  }
}

function byId(sales: readonly FlashSale[]): Sales {
  return new Map(sales.map((sale) => [sale.id, sale]));
}
