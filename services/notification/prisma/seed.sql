-- The demo's red packets: every paid order wins one of a thousand, drawn from 10,000.00, until they are gone. What is there
-- already is left alone, so that this may run at every start.
WITH opened AS (
    INSERT INTO red_packet_campaigns
        (id, name, kind, budget_minor, packet_count, min_order_minor, starts_at, ends_at, created_by, created_at)
    VALUES
        ('00000000-0000-7000-8000-000000000001', 'Welcome', 'random', 1000000, 1000, 0,
         '2026-01-01T00:00:00Z', '2100-01-01T00:00:00Z', 'seed', now())
    ON CONFLICT (id) DO NOTHING
    RETURNING id, budget_minor, created_at
)
INSERT INTO ledger_transfers (kind, debit_account, credit_account, amount_minor, campaign_id, at)
SELECT 'funding', 'house', 'campaign:' || id, budget_minor, id, created_at FROM opened;
