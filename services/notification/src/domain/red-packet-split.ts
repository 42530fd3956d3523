/** What a budget still has to be divided into. */
export interface Remainder {
  /** In minor units; at least `packetCount`. */
  readonly budgetMinor: number;
  /** At least 1. */
  readonly packetCount: number;
}

/** Uniform over 0 (included) to 1 (excluded). */
export type Random = () => number;

/**
 * Draws the next packet of a budget, in whole minor units, by the "double mean" rule (二倍均值法): each packet is uniform
 * between the smallest unit and twice the mean of what remains, `2 × budget ÷ packets`, and the last one takes the rest.
 * The rule is that of WeChat's red envelopes, as engineers of Tencent's Tenpay described it: the amount is computed when an
 * envelope is opened, between 0.01 and twice the remaining mean (额度在 0.01 和剩余平均值 × 2 之间), from nothing
 * but the remaining count and balance.
 *
 * Drawn over 1 to `2 × mean − 1` whole units: the range around the mean, so that who comes early wins on average as much
 * as who comes late. It also leaves at least 1 for every packet to come, without asking.
 */
export function drawPacket({ budgetMinor, packetCount }: Remainder, random: Random): number {
  if (packetCount === 1) return budgetMinor;
  return 1 + Math.floor(random() * ((2 * budgetMinor) / packetCount - 1));
}
