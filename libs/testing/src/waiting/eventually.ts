const PAUSE_MS = 20;

/**
 * Tries `assertion` until it passes; fails with its last error after the deadline. For everything that happens on the
 * other side of a broker, instead of a sleep that is too long or too short.
 */
export async function eventually<T>(assertion: () => T | Promise<T>, deadlineMs = 10_000): Promise<T> {
  const begin = performance.now();
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() - begin > deadlineMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
