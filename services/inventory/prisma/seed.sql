-- The demo's stock. What is there already is left alone, so that this may run at every start.
WITH opened AS (
    INSERT INTO stock (sku, stocked, available)
    VALUES ('SKU-1', 10000, 10000), ('SKU-2', 10000, 10000), ('SKU-3', 100, 100), ('SKU-RARE', 5, 5)
    ON CONFLICT (sku) DO NOTHING
    RETURNING sku, stocked
)
INSERT INTO stock_adjustments (id, sku, quantity, reason, adjusted_by, adjusted_at)
SELECT gen_random_uuid(), sku, stocked, 'opening stock', 'seed', now() FROM opened;
