CREATE TABLE "deliveries" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "deliveries_status_is_known" CHECK ("status" IN ('recorded', 'delivered')),
    CONSTRAINT "deliveries_say_when" CHECK (("status" = 'delivered') = ("delivered_at" IS NOT NULL))
);

CREATE TABLE "sandbox_messages" (
    "delivery_id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sandbox_messages_pkey" PRIMARY KEY ("delivery_id")
);

CREATE UNIQUE INDEX "deliveries_order_id_channel_template_key" ON "deliveries"("order_id", "channel", "template");

CREATE INDEX "deliveries_customer_id_id_idx" ON "deliveries"("customer_id", "id");

-- Every delivery is updated once, soon: with room for that in its page the indexes need not hear of it.
ALTER TABLE "deliveries" SET (fillfactor = 50);
