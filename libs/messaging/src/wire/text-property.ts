import type { ConsumeMessage, MessagePropertyHeaders } from 'amqplib';

/** A property of a message that others may have sent: text, or as good as absent. */
export function textProperty(
  { properties }: ConsumeMessage,
  name: 'appId' | 'contentType' | 'correlationId' | 'messageId' | 'replyTo' | 'type',
): string | undefined {
  const value: unknown = properties[name];
  return typeof value === 'string' ? value : undefined;
}

/** A header of a message, of whatever type its sender gave it. */
export function headerOf({ properties }: ConsumeMessage, name: string): unknown {
  const headers: MessagePropertyHeaders | undefined = properties.headers;
  return headers?.[name];
}
