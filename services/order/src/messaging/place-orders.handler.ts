import { PlaceOrders } from '@floodgate/contracts';
import { Handles } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { PlaceAdmittedOrders } from '../use-cases/place-admitted-orders';

/** Messages, each with up to a few hundred tickets. When so many wait, the next customer is better told no at once. */
const INTAKE_MAX_LENGTH = 10_000;

@Handles(PlaceOrders, { maxLength: INTAKE_MAX_LENGTH })
export class PlaceOrdersHandler {
  constructor(private readonly placeAdmittedOrders: PlaceAdmittedOrders) {}

  handleBatch(commands: readonly PlaceOrders[], tx: Transaction): Promise<void> {
    return this.placeAdmittedOrders.execute(
      tx,
      commands.map(({ data }) => data),
    );
  }
}
