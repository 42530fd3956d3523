-- The demo's sale: open from the start, and for as long as anybody may try it.
INSERT INTO flash_sales (id, sku, name, price_minor, per_customer_limit, allocation, opens_at, closes_at, created_at,
                         created_by, request) VALUES
    ('00000000-0000-7000-8000-000000000001', 'SKU-3', 'Concert ticket at half price', 6000, 1, 100,
     '2026-01-01T00:00:00Z', '2099-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'demo', '')
ON CONFLICT (id) DO NOTHING;
