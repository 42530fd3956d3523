CREATE TABLE "red_packet_campaigns" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "budget_minor" BIGINT NOT NULL,
    "packet_count" INTEGER NOT NULL,
    "amount_minor" BIGINT,
    "min_order_minor" BIGINT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "granted_count" INTEGER NOT NULL DEFAULT 0,
    "granted_minor" BIGINT NOT NULL DEFAULT 0,
    "exhausted_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "idempotency_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "red_packet_campaigns_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "red_packet_campaigns_kind_is_known" CHECK ("kind" IN ('random', 'fixed')),
    CONSTRAINT "red_packet_campaigns_fixed_says_how_much" CHECK (("kind" = 'fixed') = ("amount_minor" IS NOT NULL)),
    CONSTRAINT "red_packet_campaigns_end_after_they_start" CHECK ("ends_at" > "starts_at"),
    CONSTRAINT "red_packet_campaigns_never_take_back_too_much" CHECK ("granted_count" >= 0 AND "granted_minor" >= 0),
    CONSTRAINT "red_packet_campaigns_never_grant_too_many" CHECK ("granted_count" <= "packet_count"),
    -- Every packet that is left can still be its amount, or at least 1: so the budget is never exceeded either.
    CONSTRAINT "red_packet_campaigns_never_exceed_their_budget" CHECK (
        "granted_minor" + ("packet_count" - "granted_count") * coalesce("amount_minor", 1) <= "budget_minor"
    )
);

CREATE TABLE "red_packets" (
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "customer_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "campaign_id" UUID,
    "amount_minor" BIGINT,
    "granted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "red_packets_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "red_packets_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "red_packet_campaigns"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "red_packets_status_is_known" CHECK ("status" IN ('granted', 'revoked', 'void')),
    CONSTRAINT "red_packets_void_hold_nothing" CHECK (
        ("status" = 'void') = ("campaign_id" IS NULL)
        AND ("campaign_id" IS NULL) = ("amount_minor" IS NULL)
        AND ("campaign_id" IS NULL) = ("granted_at" IS NULL)
    ),
    CONSTRAINT "red_packets_hold_something" CHECK ("amount_minor" >= 1),
    CONSTRAINT "red_packets_say_when" CHECK (("status" = 'granted') = ("revoked_at" IS NULL))
);

CREATE TABLE "ledger_transfers" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "debit_account" TEXT NOT NULL,
    "credit_account" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "campaign_id" UUID NOT NULL,
    "red_packet_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ledger_transfers_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "ledger_transfers_red_packet_id_fkey" FOREIGN KEY ("red_packet_id") REFERENCES "red_packets"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ledger_transfers_kind_is_known" CHECK ("kind" IN ('funding', 'grant', 'revocation')),
    CONSTRAINT "ledger_transfers_of_packets_name_them" CHECK (("kind" = 'funding') = ("red_packet_id" IS NULL)),
    CONSTRAINT "ledger_transfers_move_something" CHECK ("amount_minor" >= 1),
    CONSTRAINT "ledger_transfers_move_it_elsewhere" CHECK ("debit_account" <> "credit_account")
);

CREATE UNIQUE INDEX "red_packet_campaigns_created_by_idempotency_key_key" ON "red_packet_campaigns"("created_by", "idempotency_key");

CREATE UNIQUE INDEX "red_packets_order_id_key" ON "red_packets"("order_id");

CREATE INDEX "red_packets_customer_id_id_idx" ON "red_packets"("customer_id", "id");

-- A packet is granted once and revoked once, whatever else goes wrong.
CREATE UNIQUE INDEX "ledger_transfers_red_packet_id_kind_key" ON "ledger_transfers"("red_packet_id", "kind");

-- A campaign is given its budget once.
CREATE UNIQUE INDEX "ledger_transfers_one_funding_per_campaign" ON "ledger_transfers"("campaign_id") WHERE "kind" = 'funding';

CREATE INDEX "ledger_transfers_debit_account_idx" ON "ledger_transfers"("debit_account");

CREATE INDEX "ledger_transfers_credit_account_idx" ON "ledger_transfers"("credit_account");

-- What an account has: what it was credited minus what it was debited. Over all accounts this is zero, because every row
-- counts once on either side.
CREATE VIEW "ledger_balances" AS
SELECT "account", sum("amount_minor")::bigint AS "balance_minor"
  FROM (
    SELECT "credit_account" AS "account", "amount_minor" FROM "ledger_transfers"
    UNION ALL
    SELECT "debit_account", -"amount_minor" FROM "ledger_transfers"
  ) AS "entry"
 GROUP BY "account";

-- What is booked stays booked. A mistake is put right by another transfer.
CREATE FUNCTION "refuse_to_rewrite_the_ledger"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a ledger is only added to: book a transfer that puts it right';
END
$$;

CREATE TRIGGER "ledger_transfers_are_never_changed" BEFORE UPDATE OR DELETE ON "ledger_transfers"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_to_rewrite_the_ledger"();

-- A running campaign is one row changed by every batch. Room in its page lets each new version stay there, without a new
-- index entry, and the next reader clear away the old ones.
ALTER TABLE "red_packet_campaigns" SET (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
