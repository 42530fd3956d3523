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
    "status" TEXT NOT NULL,
    "available" INTEGER,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reservations_pkey" PRIMARY KEY ("order_id","sku"),
    CONSTRAINT "reservations_hold_something" CHECK ("quantity" > 0),
    CONSTRAINT "reservations_status_is_known" CHECK ("status" IN ('held', 'refused'))
);

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

-- A hot SKU is one row changed by every batch. Room in its page lets each new version stay there, without a new index entry,
-- and the next reader clear away the old ones.
ALTER TABLE "stock" SET (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
