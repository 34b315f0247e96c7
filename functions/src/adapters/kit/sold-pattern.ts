import type { Hour } from '@loan/shared/facts/order-pattern';
import type { Day } from '@loan/shared/time/instant';
import { dayOfIso } from '../../ingest/moment.ts';
import { reduceBuyers } from '../../ingest/order-buyers.ts';
import { createOrderHours } from '../../ingest/order-hours.ts';
import type { PatternReduction } from '../../ingest/order-pattern.ts';
import type { SoldOrder } from './sold-order.ts';

type Timed = SoldOrder & { placedHour: number };

/** How the orders of a window fall on hours and buyers. An order dated after today is in no hour. */
export function patternOf(sold: readonly SoldOrder[], today: Day): PatternReduction | null {
  const timed = sold.filter((order): order is Timed => order.placedHour !== undefined);
  if (timed.length === 0) return null;
  const past = timed.filter(({ placedOn }) => placedOn <= today);
  const hours = createOrderHours();
  for (const { placedOn, placedHour } of past) hours.add(dayOfIso(placedOn) * 24 + placedHour);
  const bought = past.flatMap((order) =>
    order.buyer === undefined
      ? []
      : [{ id: order.id, hour: hourOf(order), buyer: order.buyer, currency: order.currency, minor: order.goodsMinor }],
  );
  const told = sold.filter(({ refundedEarly }) => refundedEarly !== undefined);
  const { byHour, bursts, days } = hours.finish();
  return {
    ...{ byHour, bursts, days: days as Day[], fromTheFuture: timed.length - past.length },
    buyers: bought.length > 0 ? reduceBuyers(bought) : null,
    earlyRefunds:
      told.length > 0
        ? { orders: told.length, refunded: told.filter(({ refundedEarly }) => refundedEarly).length }
        : null,
  };
}

const hourOf = ({ placedOn, placedHour }: Timed): Hour => `${placedOn}T${String(placedHour).padStart(2, '0')}` as Hour;
