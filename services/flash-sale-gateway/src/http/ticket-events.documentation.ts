import type { Documentation } from '@floodgate/runtime';
import { TicketParams } from './tickets.api';

export const ticketEventsDocumentation: Documentation = {
  summary: 'Watch your ticket',
  description:
    'Server-sent events: `state` at once, `position` (`{"position","waitS"}`) when it changes, and `result` with the ' +
    'final answer, after which the stream ends. The id of the last event, sent as `Last-Event-ID`, tells what you have ' +
    'heard: with the result it is answered by 204, and an `EventSource` stops.',
  needsToken: true,
  params: TicketParams,
  answers: {
    ...{ 200: 'a stream of events (`text/event-stream`)', 204: 'you have heard the result' },
    ...{ 401: 'no valid token', 403: 'not yours', 404: 'no such sale or ticket', 422: 'not an id' },
    ...{ 429: 'you watch with too many connections', 503: 'too many watch, or the order service does not answer' },
  },
};
