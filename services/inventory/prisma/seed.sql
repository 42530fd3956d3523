-- The demo's stock. What is there already is left alone, so that this may run at every start.
WITH opened AS (
    INSERT INTO stock (sku, stocked, available)
    VALUES ('SKU-1', 10000, 10000), ('SKU-2', 10000, 10000), ('SKU-3', 200, 200), ('SKU-RARE', 5, 5)
    ON CONFLICT (sku) DO NOTHING
    RETURNING sku, stocked
)
INSERT INTO stock_adjustments (id, sku, quantity, reason, adjusted_by, adjusted_at)
SELECT gen_random_uuid(), sku, stocked, 'opening stock', 'seed', now() FROM opened;

-- The demo's sale has 100 of them, as its first revision says; the gateway's seed plans the same. Only once, and only
-- while so many are there: whatever happened since stands.
WITH taken AS (
    UPDATE stock SET available = available - 100, reserved = reserved + 100
     WHERE sku = 'SKU-3' AND available >= 100
       AND NOT EXISTS (SELECT FROM sale_allocations WHERE sale_id = '00000000-0000-7000-8000-000000000001')
    RETURNING sku
)
INSERT INTO sale_allocations (sale_id, sku, allocated, free, revision, set_at)
SELECT '00000000-0000-7000-8000-000000000001', sku, 100, 100, 1, now() FROM taken;
