/** Where a customer can be told something. */
export const channels = ['sms', 'email', 'push'] as const;
export type Channel = (typeof channels)[number];

/** The languages there are texts in. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];
