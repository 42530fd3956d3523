import { z } from 'zod';

/** For an address without parameters: whoever sends one should hear that nobody listens to it. */
export const NoQuery = z.strictObject({});
