/** The end of an id, which is random (its beginning is the time): enough for a customer to tell two orders apart. */
export function shortId(id: string): string {
  return id.slice(-8);
}
