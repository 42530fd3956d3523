import type { sendProblem } from '@floodgate/runtime';

/** Fastify's types by way of the library that brings it: a service names no web server of its own. */
export type Reply = Parameters<typeof sendProblem>[0];
export type Request = Reply['request'];
export type Server = Request['server'];
/** Node's own answer, for what is written piece by piece. */
export type RawReply = Reply['raw'];
