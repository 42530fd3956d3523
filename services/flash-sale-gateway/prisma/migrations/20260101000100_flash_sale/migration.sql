CREATE TABLE "flash_sales" (
    "id" UUID NOT NULL,
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "flash_sales_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "flash_sales_price_minor_check" CHECK ("price_minor" >= 0),
    CONSTRAINT "flash_sales_window_check" CHECK ("closes_at" > "opens_at")
);

CREATE INDEX "flash_sales_closes_at_idx" ON "flash_sales"("closes_at");
