CREATE TABLE "stock" (
    "sku" TEXT NOT NULL,
    "stocked" INTEGER NOT NULL,
    "available" INTEGER NOT NULL,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "sold" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stock_pkey" PRIMARY KEY ("sku"),
    CONSTRAINT "stock_is_never_oversold" CHECK ("available" >= 0 AND "reserved" >= 0 AND "sold" >= 0),
    CONSTRAINT "stock_adds_up" CHECK ("stocked" = "available" + "reserved" + "sold")
);

CREATE TABLE "reservations" (
    "order_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "sale_id" UUID,
    "status" TEXT NOT NULL,
    "available" INTEGER,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reservations_pkey" PRIMARY KEY ("order_id","sku"),
    CONSTRAINT "reservations_hold_something" CHECK ("quantity" > 0),
    CONSTRAINT "reservations_status_is_known" CHECK ("status" IN ('held', 'refused', 'sold', 'released', 'refunded', 'cancelled'))
);

CREATE TABLE "sale_allocations" (
    "sale_id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "allocated" INTEGER NOT NULL,
    "free" INTEGER NOT NULL,
    "leased" INTEGER NOT NULL DEFAULT 0,
    "held" INTEGER NOT NULL DEFAULT 0,
    "sold" INTEGER NOT NULL DEFAULT 0,
    "is_closed" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL,
    "refusal" TEXT,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "stock_revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "sale_allocations_pkey" PRIMARY KEY ("sale_id"),
    CONSTRAINT "sales_are_never_oversold" CHECK ("free" >= 0 AND "leased" >= 0 AND "held" >= 0 AND "sold" >= 0),
    CONSTRAINT "sales_add_up" CHECK ("allocated" = "free" + "leased" + "held" + "sold"),
    CONSTRAINT "closed_sales_keep_nothing_free" CHECK (NOT "is_closed" OR "free" = 0)
);

CREATE TABLE "permit_leases" (
    "lease_id" UUID NOT NULL,
    "sale_id" UUID NOT NULL,
    "holder" TEXT NOT NULL,
    "granted" INTEGER NOT NULL,
    "outstanding" INTEGER NOT NULL,
    "arrived" INTEGER NOT NULL DEFAULT 0,
    "given_back" INTEGER NOT NULL DEFAULT 0,
    "leased_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "returned_at" TIMESTAMPTZ(3),
    "reconcile_at" TIMESTAMPTZ(3) NOT NULL,
    "reconciled" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "permit_leases_pkey" PRIMARY KEY ("lease_id"),
    CONSTRAINT "leases_are_never_overspent" CHECK ("outstanding" >= 0 AND "arrived" >= 0 AND "given_back" >= "reconciled" AND "reconciled" >= 0),
    CONSTRAINT "leases_add_up" CHECK ("granted" = "outstanding" + "arrived" + "given_back")
);

-- Open leases are few, whatever the history.
CREATE INDEX "permit_leases_open_idx" ON "permit_leases"("reconcile_at") WHERE "outstanding" > 0;

CREATE TABLE "stock_adjustments" (
    "id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "adjusted_by" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "adjusted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_adjustments_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "stock_adjustments_change_something" CHECK ("quantity" <> 0)
);

CREATE UNIQUE INDEX "stock_adjustments_adjusted_by_idempotency_key_key" ON "stock_adjustments"("adjusted_by", "idempotency_key");

CREATE INDEX "stock_adjustments_sku_idx" ON "stock_adjustments"("sku");

-- A reservation that is held changes once more. Half of each page is room for that, so that it touches no index.
ALTER TABLE "reservations" SET (fillfactor = 50);

-- A hot SKU or sale is one row changed by every batch. Room in its page lets each new version stay there, without a new index entry,
-- and the next reader clear away the old ones.
ALTER TABLE "stock" SET (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
ALTER TABLE "sale_allocations" SET (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
