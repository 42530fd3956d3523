/** The stock of the direct way: as much of inventory's tables as a confirmed order fills. */
export const STOCK_SCHEMA = `
  CREATE TABLE stock (
    sku text PRIMARY KEY,
    stocked int NOT NULL,
    available int NOT NULL CHECK (available >= 0),
    reserved int NOT NULL DEFAULT 0 CHECK (reserved >= 0),
    CHECK (stocked = available + reserved)
  );
  CREATE TABLE reservations (
    order_id uuid PRIMARY KEY,
    sku text NOT NULL,
    quantity int NOT NULL CHECK (quantity > 0),
    status text NOT NULL,
    decided_at timestamptz(3) NOT NULL
  )`;

/** Order's and notification's tables, with the indexes they have there; one database, because one process writes them. */
export const ORDER_SCHEMA = `
  CREATE TABLE sales (
    id uuid PRIMARY KEY,
    sku text NOT NULL,
    price_minor int NOT NULL,
    per_customer_limit int NOT NULL
  );
  CREATE TABLE orders (
    id uuid PRIMARY KEY,
    customer_id text NOT NULL,
    sale_id uuid NOT NULL,
    total_minor bigint NOT NULL,
    placed_at timestamptz(3) NOT NULL,
    lines jsonb NOT NULL,
    status text NOT NULL,
    pay_by timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    history jsonb NOT NULL
  );
  CREATE INDEX ON orders (customer_id, placed_at);
  CREATE INDEX ON orders (placed_at);
  CREATE TABLE notifications (
    id uuid PRIMARY KEY,
    order_id uuid NOT NULL,
    customer_id text NOT NULL,
    channel text NOT NULL,
    template text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    status text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    UNIQUE (order_id, channel, template)
  );
  CREATE INDEX ON notifications (customer_id, id)`;

export const INSERT_STOCK = 'INSERT INTO stock (sku, stocked, available) VALUES ($1, $2, $2)';
export const INSERT_SALE = 'INSERT INTO sales (id, sku, price_minor, per_customer_limit) VALUES ($1, $2, $3, 1)';
/** What an operator does in the middle of a sale; the row lock makes it take its turn among the reservations. */
export const RESTOCK = 'UPDATE stock SET stocked = $2, available = available + $2 - stocked WHERE sku = $1';
export const COUNT_STOCK = `
  SELECT coalesce(sum(available), 0)::int AS free, coalesce(sum(reserved), 0)::int AS held FROM stock WHERE sku = ANY ($1)`;
