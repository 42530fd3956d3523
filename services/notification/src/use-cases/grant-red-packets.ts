import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RedPacketGranted, type DataOf } from '@floodgate/contracts';
import { Alerts, Outbox, type Alert } from '@floodgate/messaging';
import type { Transaction } from '@floodgate/persistence';
import { Clock } from '@floodgate/runtime';
import { v7 as uuidv7 } from 'uuid';
import { exhaustedBy, grantPackets, type Grant, type PaidOrder } from '../domain/red-packet';
import type { Campaign } from '../domain/red-packet-campaign';
import { RedPacketRepository } from '../storage/red-packet.repository';

/** Gives paid orders a red packet each, as far as a campaign ran when they were paid and has one left. */
@Injectable()
export class GrantRedPackets {
  constructor(
    private readonly redPackets: RedPacketRepository,
    private readonly outbox: Outbox,
    private readonly alerts: Alerts,
    private readonly clock: Clock,
  ) {}

  /** An order may be asked for several times and in several batches: it gets one packet. */
  async execute(tx: Transaction, orders: readonly PaidOrder[]): Promise<void> {
    const paidAt = orders.map((order) => order.paidAt).sort((a, b) => a.getTime() - b.getTime());
    const [earliest, latest] = [paidAt.at(0), paidAt.at(-1)];
    if (earliest === undefined || latest === undefined) return;
    const campaigns = await this.redPackets.lockRunningCampaigns(tx, earliest, latest);
    if (campaigns.length === 0) return;

    const byOrder = new Map(orders.map((order) => [order.orderId, order]));
    const settled = await this.redPackets.findSettled(tx, [...byOrder.keys()]);
    const open = [...byOrder.values()].filter(({ orderId }) => !settled.has(orderId));
    const won = grantPackets(campaigns, open, random).map((grant) => ({ ...grant, id: uuidv7() }));
    if (won.length === 0) return;

    const now = this.clock.now();
    const booked = await this.redPackets.grant(tx, won, now);
    const granted = won.filter(({ id }) => booked.has(id));
    await this.outbox.addAll(
      tx,
      RedPacketGranted,
      granted.map((packet) => announcement(packet, now)),
    );
    // Before the commit: should that fail, the alert is told again. The packet that is revoked and granted again is not.
    for (const campaign of exhaustedBy(granted, campaigns)) this.alerts.raise(exhaustion(campaign));
  }
}

function exhaustion({ id, name, packetCount }: Campaign): Alert {
  const message = `The red packets of the campaign "${name}" are all granted: paid orders win nothing from it any more`;
  return { severity: 'info', what: 'budget-exhausted', message, details: { campaignId: id, packetCount } };
}

const RANDOM_STEPS = 2 ** 47;

/** It is money: nobody should be able to tell the next amount from the ones before. */
function random(): number {
  return randomInt(RANDOM_STEPS) / RANDOM_STEPS;
}

function announcement({ id, ...grant }: Grant & { readonly id: string }, now: Date): DataOf<typeof RedPacketGranted> {
  return { redPacketId: id, ...grant, grantedAt: now.toISOString() };
}
