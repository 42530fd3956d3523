/** What has to run for an order to be settled; each is a process. */
export const ROLES = ['gateway', 'order', 'stock', 'settle', 'notify'] as const;

export type Role = (typeof ROLES)[number] | 'echo';
