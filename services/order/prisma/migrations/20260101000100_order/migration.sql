-- What is in an order and what became of it stand in its row: they are written and read together, and an order is one row to insert
-- and one to update. What changes comes last, and each page keeps as much room as its orders need to move once: their new versions
-- stay there, without new index entries.
CREATE TABLE "orders" (
    "id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "sale_id" UUID,
    "total_minor" BIGINT NOT NULL,
    "idempotency_key" TEXT,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "lines" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "pay_by" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "history" JSONB NOT NULL,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "orders_status_check" CHECK ("status" IN ('placed', 'confirmed', 'paid', 'rejected', 'expired', 'cancelled', 'refunded')),
    CONSTRAINT "orders_total_minor_check" CHECK ("total_minor" >= 0)
) WITH (fillfactor = 45);

-- For whoever asks in SQL: a row for each line, and one for each move.
CREATE VIEW "order_lines" AS
SELECT "orders"."id" AS "order_id", "line"."position", "line"."sku", "line"."quantity", "line"."unit_price_minor"
  FROM "orders",
       ROWS FROM (jsonb_to_recordset("lines") AS ("sku" TEXT, "quantity" INTEGER, "unitPriceMinor" BIGINT))
         WITH ORDINALITY AS "line" ("sku", "quantity", "unit_price_minor", "position");

CREATE VIEW "order_history" AS
SELECT "orders"."id" AS "order_id", "move"."id", "move"."status", "move"."at", "move"."reason"
  FROM "orders",
       ROWS FROM (jsonb_to_recordset("history") AS ("status" TEXT, "at" TIMESTAMPTZ(3), "reason" TEXT))
         WITH ORDINALITY AS "move" ("status", "at", "reason", "id");

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

-- Tickets have no key of their customer, so they need no entry.
CREATE UNIQUE INDEX "orders_customer_id_idempotency_key_key" ON "orders"("customer_id", "idempotency_key") WHERE "idempotency_key" IS NOT NULL;

CREATE INDEX "orders_customer_id_placed_at_idx" ON "orders"("customer_id", "placed_at");

CREATE INDEX "orders_placed_at_idx" ON "orders"("placed_at");

CREATE UNIQUE INDEX "payments_customer_id_idempotency_key_key" ON "payments"("customer_id", "idempotency_key");

CREATE INDEX "payments_order_id_id_idx" ON "payments"("order_id", "id");

-- Nobody pays twice: an order has at most one payment that took money or still may.
CREATE UNIQUE INDEX "payments_one_live_per_order" ON "payments"("order_id") WHERE "status" IN ('asked', 'approved', 'refunding');

ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
