CREATE TABLE "audit_entries" (
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "event_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "order_id" UUID,
    "customer_id" TEXT,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "step" SMALLINT NOT NULL,
    "traceparent" TEXT,
    "data" JSON NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("event_id")
);

CREATE TABLE "alerts" (
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "event_id" UUID NOT NULL,
    "severity" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "alerts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "alerts_severity_is_known" CHECK ("severity" IN ('info', 'warning', 'critical'))
);

-- Everything that is said in the system is written here, so an index must be worth its place: these three and the primary key
-- are all there are. Rows of one millisecond, and the ten of one order, are sorted when they are read.
CREATE INDEX "audit_entries_occurred_at_idx" ON "audit_entries"("occurred_at");

-- Partial, which Prisma's schema cannot say: most searches name an order or a customer, some events have neither.
CREATE INDEX "audit_entries_order_id_idx" ON "audit_entries"("order_id") WHERE "order_id" IS NOT NULL;

-- A customer may have any number of entries, so a page of theirs is a range of its index.
CREATE INDEX "audit_entries_customer_id_idx" ON "audit_entries"("customer_id", "occurred_at") WHERE "customer_id" IS NOT NULL;

CREATE UNIQUE INDEX "alerts_event_id_key" ON "alerts"("event_id");

CREATE INDEX "alerts_raised_at_id_idx" ON "alerts"("raised_at", "id");

-- The service's role owns the tables, so taking privileges away from it would be no more than a request: an owner gives them
-- back to itself. A trigger holds for everybody, also for a superuser, as long as nobody changes the schema.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

-- Thirty days are the shortest AUDIT_RETENTION_DAYS: what is younger cannot be deleted by anybody.
CREATE FUNCTION "refuse_young"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.received_at > now() - interval '30 days' THEN
    RAISE EXCEPTION '% keeps everything for 30 days at least: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;

CREATE TRIGGER "no_change" BEFORE UPDATE OR TRUNCATE ON "audit_entries" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "no_early_delete" BEFORE DELETE ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION "refuse_young"();

CREATE TRIGGER "no_change" BEFORE UPDATE OR TRUNCATE ON "alerts" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();

CREATE TRIGGER "no_early_delete" BEFORE DELETE ON "alerts" FOR EACH ROW EXECUTE FUNCTION "refuse_young"();

-- Not even where triggers are switched off for a session that replays a replica's changes.
ALTER TABLE "audit_entries" ENABLE ALWAYS TRIGGER "no_change", ENABLE ALWAYS TRIGGER "no_early_delete";

ALTER TABLE "alerts" ENABLE ALWAYS TRIGGER "no_change", ENABLE ALWAYS TRIGGER "no_early_delete";
