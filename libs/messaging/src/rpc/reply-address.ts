/**
 * Where an answer may go: to direct reply-to, to a queue the broker named, or to a queue of the outside client. The reply is
 * published with this service's rights, which an asker must not borrow to write into somebody's work queue.
 */
const ALLOWED = /^(amq\.rabbitmq\.reply-to\.|amq\.gen-|client\.)/;

export function mayAnswerTo(replyTo: string): boolean {
  return ALLOWED.test(replyTo);
}
