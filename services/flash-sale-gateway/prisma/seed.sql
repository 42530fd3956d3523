-- The demo's sale: open from the start, and for as long as anybody may try it.
INSERT INTO flash_sales (id, sku, name, price_minor, opens_at, closes_at, created_at) VALUES
    ('00000000-0000-7000-8000-000000000001', 'SKU-3', 'Concert ticket at half price', 6000,
     '2026-01-01T00:00:00Z', '2099-01-01T00:00:00Z', '2026-01-01T00:00:00Z')
ON CONFLICT (id) DO NOTHING;
