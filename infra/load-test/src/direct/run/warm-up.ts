import { Doors } from '../../generator/doors';

/** Orders before the first customer comes. */
export const WARM_UP_COUNT = 1_000;
const AT_ONCE_COUNT = 32;

/** Lets V8 and PostgreSQL see the work before it is measured, on a sale of its own: the same for both ways. */
export async function warmUp(url: string, saleId: string, customers: readonly string[]): Promise<void> {
  const doors = new Doors([url]);
  const tokens = customers.values();
  const buyOn = async (): Promise<void> => {
    for (const token of tokens) {
      await new Promise((resolve) => doors.post(0, `/flash-sales/${saleId}/orders`, token, resolve));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE_COUNT }, buyOn));
  await doors.close();
}
