/** Read committed; both read one range of the index on customers, so that what is stored besides costs nothing. */
export const COUNT_SETTLED_ORDERS = `
  SELECT count(*)::int AS count FROM orders WHERE customer_id >= $1 AND customer_id < $2 AND status <> 'placed'`;

export const COUNT_DELIVERED = `
  SELECT count(*)::int AS count FROM deliveries WHERE customer_id >= $1 AND customer_id < $2 AND status = 'delivered'`;
