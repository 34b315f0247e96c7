import type { GoodsFacts, ShippedMonth } from '@loan/shared/facts/goods';
import { isOffered, NOT_OFFERED, type NotOffered } from '@loan/shared/facts/offered';
import type { ParcelFacts } from '@loan/shared/facts/parcels';

/** What each warehouse and shipper tells of its parcels, all months it was asked for together. */
export const parcelsOf = (goods: readonly GoodsFacts[]): ParcelFacts[] =>
  goods.flatMap(({ provider, shipped }) => {
    if (!isOffered(shipped)) return [];
    const total = (count: (month: ShippedMonth) => number | NotOffered) => {
      const told = shipped.map(count).filter(isOffered);
      return told.length === 0 ? NOT_OFFERED : told.reduce((sum, one) => sum + one, 0);
    };
    return [
      {
        provider,
        parcels: shipped.reduce((sum, { parcels }) => sum + parcels, 0),
        tracked: shipped.reduce((sum, { tracked }) => sum + tracked, 0),
        reused: total(({ reused }) => reused),
        weighed: total(({ weighed }) => weighed),
        underweight: total(({ underweight }) => underweight),
      },
    ];
  });
