CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "sale_id" UUID,
    "status" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "reason" TEXT,
    "idempotency_key" TEXT,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "pay_by" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "orders_status_check" CHECK ("status" IN ('placed', 'confirmed', 'paid', 'rejected', 'expired', 'cancelled', 'refunded')),
    CONSTRAINT "orders_total_minor_check" CHECK ("total_minor" >= 0)
);

CREATE TABLE "order_lines" (
    "order_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "sku" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,

    CONSTRAINT "order_lines_pkey" PRIMARY KEY ("order_id","position"),
    CONSTRAINT "order_lines_quantity_check" CHECK ("quantity" > 0),
    CONSTRAINT "order_lines_unit_price_minor_check" CHECK ("unit_price_minor" >= 0)
);

CREATE TABLE "order_history" (
    "order_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "order_history_pkey" PRIMARY KEY ("order_id","id")
);

CREATE TABLE "products" (
    "sku" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "price_minor" BIGINT NOT NULL,

    CONSTRAINT "products_pkey" PRIMARY KEY ("sku"),
    CONSTRAINT "products_price_minor_check" CHECK ("price_minor" >= 0)
);

CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "card" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "idempotency_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "payments_status_check" CHECK ("status" IN ('asked', 'approved', 'declined', 'refunding', 'refunded')),
    CONSTRAINT "payments_amount_minor_check" CHECK ("amount_minor" >= 0)
);

-- The sandbox payment provider keeps its own books. A real provider would not be in this database at all.
CREATE TABLE "sandbox_payments" (
    "payment_id" UUID NOT NULL,
    "card" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "charged_minor" BIGINT NOT NULL DEFAULT 0,
    "refunded_minor" BIGINT NOT NULL DEFAULT 0,
    "question_count" INTEGER NOT NULL DEFAULT 0,
    "refund_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sandbox_payments_pkey" PRIMARY KEY ("payment_id"),
    CONSTRAINT "sandbox_payments_status_check" CHECK ("status" IN ('pending', 'approved', 'declined', 'void')),
    CONSTRAINT "sandbox_payments_charged_minor_check" CHECK ("charged_minor" IN (0, "amount_minor")),
    CONSTRAINT "sandbox_payments_refunded_minor_check" CHECK ("refunded_minor" IN (0, "charged_minor"))
);

CREATE UNIQUE INDEX "orders_customer_id_idempotency_key_key" ON "orders"("customer_id", "idempotency_key");

CREATE INDEX "orders_customer_id_placed_at_id_idx" ON "orders"("customer_id", "placed_at", "id");

CREATE INDEX "orders_placed_at_id_idx" ON "orders"("placed_at", "id");

CREATE UNIQUE INDEX "payments_customer_id_idempotency_key_key" ON "payments"("customer_id", "idempotency_key");

CREATE INDEX "payments_order_id_id_idx" ON "payments"("order_id", "id");

-- Nobody pays twice: an order has at most one payment that took money or still may.
CREATE UNIQUE INDEX "payments_one_live_per_order" ON "payments"("order_id") WHERE "status" IN ('asked', 'approved', 'refunding');

ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "order_history" ADD CONSTRAINT "order_history_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
