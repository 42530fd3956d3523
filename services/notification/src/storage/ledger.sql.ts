/** Where budgets come from. */
export const HOUSE_ACCOUNT = `'house'`;

/** The account of a campaign's budget, as SQL; `id` is an expression. */
export const campaignAccount = (id: string) => `'campaign:' || ${id}`;

/** The account of a customer's balance, as SQL; `id` is an expression. */
export const customerAccount = (id: string) => `'customer:' || ${id}`;

/** What the customer `$1` has. No row when nothing was ever booked. Reads a snapshot and takes no lock. */
export const BALANCE_OF_CUSTOMER = `
  SELECT balance_minor AS "balanceMinor" FROM ledger_balances WHERE account = ${customerAccount('$1')}`;
