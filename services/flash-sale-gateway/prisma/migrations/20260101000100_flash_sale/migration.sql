CREATE TABLE "flash_sales" (
    "id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "per_customer_limit" INTEGER NOT NULL,
    "allocation" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "answered_revision" INTEGER,
    "allocated" INTEGER,
    "refusal" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "request" TEXT NOT NULL,

    CONSTRAINT "flash_sales_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "flash_sales_price_minor_check" CHECK ("price_minor" >= 0),
    CONSTRAINT "flash_sales_per_customer_limit_check" CHECK ("per_customer_limit" > 0),
    CONSTRAINT "flash_sales_allocation_check" CHECK ("allocation" >= 0),
    CONSTRAINT "flash_sales_revision_check" CHECK ("revision" > 0),
    CONSTRAINT "flash_sales_window_check" CHECK ("closes_at" > "opens_at")
);

CREATE UNIQUE INDEX "flash_sales_created_by_idempotency_key_key" ON "flash_sales"("created_by", "idempotency_key");

CREATE INDEX "flash_sales_closes_at_idx" ON "flash_sales"("closes_at");

CREATE INDEX "flash_sales_to_open_idx" ON "flash_sales"("opens_at") WHERE "opened_at" IS NULL;

CREATE INDEX "flash_sales_to_close_idx" ON "flash_sales"("closes_at") WHERE "closed_at" IS NULL;
