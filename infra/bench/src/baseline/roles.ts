export const ROLES = ['gateway', 'order', 'stock', 'settle', 'notify'] as const;
