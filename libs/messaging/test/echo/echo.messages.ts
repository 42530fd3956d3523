import { defineCommand, defineEvent, defineRpc, defineSignal, type EventOf } from '@floodgate/contracts';
import { z } from 'zod';

/** Somebody said something; `key` is the aggregate. */
export const Said = defineEvent('echo.said.v1', {
  subject: 'key',
  data: z.object({ key: z.string(), text: z.string() }),
});
export type Said = EventOf<typeof Said>;

/** It was noted. */
export const Noted = defineEvent('echo.noted.v1', {
  subject: 'key',
  mayBeUnheard: true,
  data: z.object({ key: z.string(), text: z.string() }),
});

export const Repeat = defineRpc('echo.repeat.v1', {
  request: z.object({ text: z.string().min(1), afterMs: z.int().default(0) }),
  reply: z.object({ text: z.string() }),
});
export type Repeat = z.infer<(typeof Repeat)['request']>;

/** Told to oneself, for later. */
export const Remind = defineCommand('echo.remind.v1', {
  subject: 'key',
  data: z.object({ key: z.string(), text: z.string() }),
});
export type Remind = EventOf<typeof Remind>;

/** Every process must hear it. */
export const Rang = defineSignal('echo.rang.v1', {
  subject: 'key',
  data: z.object({ key: z.string(), text: z.string() }),
});
export type Rang = EventOf<typeof Rang>;

/** The same exchange carries it; the listener does not listen to it. */
export const Whispered = defineSignal('echo.whispered.v1', {
  subject: 'key',
  data: z.object({ key: z.string(), text: z.string() }),
});

/** An event of another owner. */
export const Told = defineEvent('letter.told.v1', {
  subject: 'key',
  data: z.object({ key: z.string(), text: z.string() }),
});
export type Told = EventOf<typeof Told>;
