import { describe, expect, it } from '@jest/globals';
import { NOT_OFFERED } from '@loan/shared/facts/offered';
import type { Day } from '@loan/shared/time/instant';
import { mergeShipped, reduceParcels, type SentParcel } from './parcels.ts';

const parcel = (id: string, changes: Partial<SentParcel> = {}): SentParcel => ({
  id,
  order: `order-${id}`,
  shippedOn: '2026-10-05' as Day,
  marketplace: 'ebay',
  sellerId: NOT_OFFERED,
  trackingNumber: `T${id}`,
  units: 2,
  ...changes,
});

describe('a window of parcels', () => {
  it('counts an order with two parcels once', () => {
    const { months, units } = reduceParcels([parcel('1', { order: 'A' }), parcel('2', { order: 'A' }), parcel('3')]);
    expect(months).toMatchObject([{ orders: 2, parcels: 3, tracked: 3 }]);
    expect(units).toBe(6);
  });

  it('does not count a tracking number that two parcels share, nor an empty one', () => {
    const shared = { trackingNumber: 'SAME' };
    const { months } = reduceParcels([
      parcel('1', shared),
      parcel('2', shared),
      parcel('3', { trackingNumber: '' }),
      parcel('4'),
    ]);
    expect(months).toMatchObject([{ parcels: 4, tracked: 1 }]);
  });

  it('knows empty envelopes by their weight, where it is told', () => {
    expect(reduceParcels([parcel('1', { grams: 29.9 }), parcel('2', { grams: 30 })]).months).toMatchObject([
      { underweight: 1 },
    ]);
    expect(reduceParcels([parcel('1')]).months).toMatchObject([{ underweight: NOT_OFFERED }]);
  });

  it('knows a number that was shown for several orders from one that boxes of an order share', () => {
    const box = { trackingNumber: 'BOX', order: 'A' };
    const shown = { trackingNumber: 'SHOWN' };
    const none = { trackingNumber: '' };
    const window = [parcel('1', box), parcel('2', box), parcel('3', shown), parcel('4', shown), parcel('5', none)];
    expect(reduceParcels([...window, parcel('6', none)]).months).toMatchObject([{ parcels: 6, tracked: 0, reused: 2 }]);
  });

  it('tells how many were weighed, over all windows', () => {
    const window = reduceParcels([parcel('1', { grams: 10 }), parcel('2', { grams: 500 }), parcel('3')]);
    expect(mergeShipped([window, window, reduceParcels([parcel('4', { trackingNumber: '' })])])).toMatchObject([
      { parcels: 7, weighed: 4, underweight: 2, reused: 0 },
    ]);
  });

  it('keeps marketplaces apart, and a month that two windows cut is one month again', () => {
    const first = reduceParcels([parcel('1', { grams: 10 }), parcel('2', { marketplace: 'temu' })]);
    const second = reduceParcels([parcel('3')]);
    expect(mergeShipped([first, second])).toMatchObject([
      { marketplace: 'ebay', parcels: 2, orders: 2, underweight: 1 },
      { marketplace: 'temu', parcels: 1 },
    ]);
  });
});
