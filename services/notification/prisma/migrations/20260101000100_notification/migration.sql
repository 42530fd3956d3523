CREATE TABLE "deliveries" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "title" TEXT,
    "body" TEXT NOT NULL,
    "address" TEXT,
    "status" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "provider" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "tried_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deliver_after" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "deliveries_channel_is_known" CHECK ("channel" IN ('sms', 'email', 'push')),
    CONSTRAINT "deliveries_status_is_known" CHECK ("status" IN ('recorded', 'delayed', 'delivered', 'failed')),
    CONSTRAINT "deliveries_say_until_when" CHECK (("status" = 'delayed') = ("deliver_after" IS NOT NULL)),
    CONSTRAINT "deliveries_say_when" CHECK (("status" = 'delivered') = ("delivered_at" IS NOT NULL)),
    CONSTRAINT "deliveries_say_why_not" CHECK (("status" = 'failed') = ("failed_at" IS NOT NULL) AND ("status" <> 'failed' OR "reason" IS NOT NULL))
);

CREATE TABLE "customer_preferences" (
    "customer_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "channels" TEXT[] NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "push_token" TEXT,
    "quiet_from" TEXT,
    "quiet_to" TEXT,
    "quiet_time_zone" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_preferences_pkey" PRIMARY KEY ("customer_id"),
    CONSTRAINT "customer_preferences_choose_a_channel" CHECK (cardinality("channels") > 0),
    CONSTRAINT "customer_preferences_have_whole_quiet_hours" CHECK (num_nulls("quiet_from", "quiet_to", "quiet_time_zone") IN (0, 3))
);

CREATE TABLE "sandbox_messages" (
    "delivery_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sandbox_messages_pkey" PRIMARY KEY ("delivery_id")
);

CREATE UNIQUE INDEX "deliveries_order_id_channel_template_key" ON "deliveries"("order_id", "channel", "template");

CREATE INDEX "deliveries_customer_id_id_idx" ON "deliveries"("customer_id", "id");

-- Few, and looked for by operators. Almost every delivery is delivered at once and never enters them.
CREATE INDEX "deliveries_failed_idx" ON "deliveries"("id") WHERE "failed_at" IS NOT NULL;

CREATE INDEX "deliveries_delayed_idx" ON "deliveries"("id") WHERE "deliver_after" IS NOT NULL;

-- Every delivery is updated once, soon: with room for that in its page the indexes need not hear of it.
ALTER TABLE "deliveries" SET (fillfactor = 50);
