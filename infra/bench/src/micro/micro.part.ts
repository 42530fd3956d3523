import type { Stage } from '../macro/stage';
import { measureAdmission } from './measure-admission';
import { measureMessaging } from './measure-messaging';
import { measureWire } from './measure-wire';

/** The single steps of an order's way. */
export async function measureMicro(stage: Stage): Promise<void> {
  await measureAdmission(stage);
  await measureWire(stage);
  await measureMessaging(stage);
}
