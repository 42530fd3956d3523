-- Identical in every service: the tables of the outbox, the inbox and the retry ladder.
CREATE TABLE "outbox_messages" (
    "id" BIGSERIAL NOT NULL,
    "exchange" TEXT NOT NULL,
    "routing_key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "routing_headers" TEXT,
    "event_id" UUID NOT NULL,
    "event_count" INTEGER NOT NULL,
    "subjects" TEXT[] NOT NULL,
    "body" TEXT COMPRESSION lz4 NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "outbox_messages_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "inbox_messages" (
    "consumer" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "processed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_messages_pkey" PRIMARY KEY ("consumer","event_id")
);

CREATE INDEX "inbox_messages_processed_at_idx" ON "inbox_messages" USING BRIN ("processed_at");

CREATE TABLE "held_messages" (
    "consumer" TEXT NOT NULL,
    "event_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "position" BIGSERIAL NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "held_messages_pkey" PRIMARY KEY ("consumer","event_id")
);

CREATE INDEX "held_messages_consumer_subject_position_idx" ON "held_messages"("consumer", "subject", "position");

-- Rows pass through the outbox by the thousand: vacuum by count, not by share of the table.
ALTER TABLE "outbox_messages" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
