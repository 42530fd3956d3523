/** How much may travel in one message. */
export interface MessageBounds {
  readonly maxCount: number;
  readonly maxBytes: number;
}

/** So many events are handled in one stroke; so many bytes are far from what a broker minds. */
export const MESSAGE_BOUNDS: MessageBounds = { maxCount: 200, maxBytes: 256 * 1024 };
