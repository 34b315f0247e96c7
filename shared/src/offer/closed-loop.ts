import { reconciles } from '../cross-check/closed-loop.ts';
import { isOffered } from '../facts/offered.ts';
import type { Question, WhatIf } from './question.ts';

/** A site of the seller's own with payments, parcels and advertising that agree with its orders (独立站闭环). */
export function closedLoop({ policy, snapshot: { crossCheck, connectable } }: Question): WhatIf[] {
  if (!isOffered(crossCheck) || !isOffered(connectable)) return [];
  const { closedLoops } = crossCheck;
  const open = closedLoops.filter((loop) => !reconciles(loop, policy.crossCheck));
  const missing = [
    ...(open.some(({ paymentsPpm }) => !isOffered(paymentsPpm)) ? ['stripe' as const] : []),
    ...(open.some(({ parcelsPpm }) => !isOffered(parcelsPpm)) ? ['shipstation' as const] : []),
    ...(open.some(({ hasAds }) => !hasAds) ? ['metaAds' as const] : []),
  ];
  if (missing.length === 0 || missing.some((vendor) => !connectable.includes(vendor))) return [];
  const enough = policy.crossCheck.closedLoopMinPpm;
  const closed = closedLoops.map((loop) => ({ ...loop, paymentsPpm: enough, parcelsPpm: enough, hasAds: true }));
  return [
    {
      code: 'closeLoop',
      what: '独立站接入收款、物流和广告',
      detail: `连接 Stripe、ShipStation 和 Meta 广告，如果都与订单相符 ${enough / 10_000}%`,
      change: { snapshot: { crossCheck: { ...crossCheck, closedLoops: closed } } },
    },
  ];
}
