-- The demo's products. A price that an operator changed is left alone.
INSERT INTO products (sku, name, price_minor) VALUES
    ('SKU-1', 'Mechanical keyboard', 8900),
    ('SKU-2', 'Desk lamp', 3900),
    ('SKU-3', 'Concert ticket', 12000),
    ('SKU-RARE', 'Signed print', 25000)
ON CONFLICT (sku) DO NOTHING;
