import { freePort, isFree } from '@floodgate/local';

/** The first of so many ports in a row that nobody uses now. */
export async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = await freePort();
    const others = Array.from({ length: count - 1 }, (_, index) => first + 1 + index);
    const areFree = await Promise.all(others.map(isFree));
    if (areFree.every(Boolean)) return first;
  }
}
