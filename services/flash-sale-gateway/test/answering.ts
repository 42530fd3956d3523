import type { ReplyOf, RequestOf, RpcContract, RpcErrorEnvelope } from '@floodgate/contracts';
import type { Probe } from '@floodgate/testing';
import { v7 as uuidv7 } from 'uuid';

/** Answers a question as the service that owns it would, from outside. Whoever answers undefined is silent. */
export async function answering<Contract extends RpcContract>(
  probe: Probe,
  contract: Contract,
  answer: (request: RequestOf<Contract>) => ReplyOf<Contract> | RpcErrorEnvelope | undefined,
): Promise<void> {
  const channel = await probe.createChannel();
  const queue = `test.${contract.type}.${uuidv7()}`;
  await channel.assertQueue(queue, { autoDelete: true });
  await channel.bindQueue(queue, contract.exchange.name, contract.type);
  await channel.consume(queue, (message) => {
    if (!message) return;
    const { replyTo, correlationId } = message.properties;
    const reply = answer(JSON.parse(message.content.toString()) as RequestOf<Contract>);
    if (reply)
      channel.sendToQueue(replyTo as string, Buffer.from(JSON.stringify(reply)), {
        correlationId: correlationId as string,
      });
    channel.ack(message);
  });
}
