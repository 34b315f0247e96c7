import { describe, expect, it } from '@jest/globals';
import { partsOfRefund, partsOfSale, total } from './ledger.ts';
import type { Line, Order } from './order.ts';

const sku = {
  sku: 'XZ-1003-WHT',
  asin: 'B000000001',
  fnSku: 'X000000001',
  title: 'Tool Chest',
  price: 10_000,
  share: 1,
  feePpm: 150_000,
  fulfilmentFee: 700,
};
const line: Line = { sku, itemId: '1', quantity: 2, price: 20_000, tax: 1_650, promotion: 1_000 };
const order: Order = {
  id: '111-1111111-1111111',
  at: 0,
  cancelled: false,
  fulfilledByAmazon: true,
  business: false,
  shippedAt: 1,
  place: { city: 'Houston', state: 'TX' },
  postcode: '77001',
  lines: [line],
};

describe('what a seller keeps', () => {
  // By hand: 200.00 - 10.00 promotion - 15 % of 190.00 - 2 x 7.00 = 147.50; the tax comes in and goes out.
  it('of a sale of 200 dollars shipped by Amazon is 147.50', () => {
    const parts = partsOfSale(line, order);
    expect(parts).toMatchObject({ commission: -2_850, fulfilmentFee: -1_400, tax: 1_650, taxWithheld: -1_650 });
    expect(total(parts)).toBe(14_750);
  });

  it('of a sale it ships itself is more by the fee', () => {
    expect(total(partsOfSale(line, { ...order, fulfilledByAmazon: false }))).toBe(16_150);
  });

  // By hand: -200.00 + 10.00 + 28.50 commission back - a fifth of it, 5.70, but 5.00 at most = -166.50.
  it('of the same sale sent back costs 166.50, since Amazon keeps five dollars of its commission', () => {
    const parts = partsOfRefund(line, order);
    expect(parts.refundCommission).toBe(-500);
    expect(total(parts)).toBe(-16_650);
  });

  // By hand: a fifth of 15 % of 20.00 is 0.60.
  it('is less by a fifth of the commission when a cheap thing is sent back', () => {
    expect(partsOfRefund({ ...line, price: 2_000, tax: 0, promotion: 0 }, order).refundCommission).toBe(-60);
  });
});
