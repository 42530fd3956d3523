import type { MessageContract } from '@floodgate/contracts';
import type { Delay } from '../handlers/handler-class';

/** The part of a wiring that delays have to fit. */
interface Said {
  readonly handlers: readonly { readonly contract: MessageContract }[];
  readonly publishes: readonly MessageContract[];
}

/** RabbitMQ keeps a queue's TTL in 32 bits: 49 days. */
const DELAY_MAX_MS = 4_294_967_295;

/** The lengths for which messages of this contract may wait, each once. */
export function waitsOf(contract: MessageContract, delays: readonly Delay[]): readonly number[] {
  return [...new Set(delays.filter((delay) => delay.contract === contract).map(({ delayMs }) => delayMs))];
}

/** What is wrong with the delays a service asks for. */
export function delayProblemsOf({ handlers, publishes }: Said, delays: readonly Delay[]): readonly string[] {
  return delays.flatMap(({ contract, delayMs }) => {
    const handlerCount = handlers.filter((handler) => handler.contract === contract).length;
    const isLength = Number.isInteger(delayMs) && delayMs > 0 && delayMs <= DELAY_MAX_MS;
    return [
      ...(handlerCount === 1
        ? []
        : [
            `it delays ${contract.type}, which ${handlerCount} of its handlers take: a delay ends in the queue of exactly one handler of this service.`,
          ]),
      ...(publishes.includes(contract)
        ? []
        : [`it delays ${contract.type} but does not publish it: add it to \`publishes\`.`]),
      ...(isLength
        ? []
        : [
            `it delays ${contract.type} by ${delayMs} ms: give whole milliseconds above 0 and up to ${DELAY_MAX_MS} (49 days).`,
          ]),
    ];
  });
}
