import type { Transaction } from '@floodgate/persistence';
import type { Letter } from '../domain/delivery';
import type { Outcome } from '../domain/outcome';
import type { SandboxRepository } from '../storage/sandbox.repository';
import type { Courier } from './courier';

export const SANDBOX = 'sandbox';

/** The sandbox is in our database, so handing over and marking commit together, and all letters are one statement. */
export class SandboxCourier implements Courier {
  readonly provider = SANDBOX;

  constructor(private readonly sandbox: SandboxRepository) {}

  async handOver(letters: readonly Letter[], tx: Transaction): Promise<readonly Outcome[]> {
    await this.sandbox.receiveAll(tx, letters, new Date());
    return letters.map(() => ({ kind: 'accepted' }));
  }
}
