import { describe, expect, it } from '@jest/globals';
import type { PullStep } from '../../../ports/source-adapter.ts';
import { scriptedAmazon } from '../../../testing/amazon-pull.ts';
import type { Route } from '../../../testing/scripted-fetch.ts';
import { sellableUnits } from './stock.ts';

const STEP: PullStep = { id: 'stock:ATVPDKIKX0DER', kind: 'stock' };
const page = (units: number[], nextToken?: string) => ({
  json: {
    payload: { inventorySummaries: units.map((totalQuantity) => ({ totalQuantity })) },
    pagination: nextToken ? { nextToken } : {},
  },
});

describe('stock in the warehouses of a marketplace', () => {
  it('is what can still be sold: on the shelf, reserved or on its way in', () => {
    // 5 on the shelf, 2 reserved, 3 shipped in, 1 being received; 7 only announced, 4 damaged.
    const inventoryDetails = {
      fulfillableQuantity: 5,
      inboundWorkingQuantity: 7,
      inboundShippedQuantity: 3,
      inboundReceivingQuantity: 1,
      reservedQuantity: { totalReservedQuantity: 2 },
      unfulfillableQuantity: { totalUnfulfillableQuantity: 4 },
    };
    expect(sellableUnits({ totalQuantity: 22, inventoryDetails })).toBe(11);
    expect(sellableUnits({ totalQuantity: 22 })).toBe(22);
  });

  it('is added up over pages', async () => {
    const pages: Route = [/summaries/, (_, times) => (times < 3 ? page([1, 2], `T${times}`) : page([4]))];
    const amazon = scriptedAmazon([pages]);
    expect((await amazon.finish(STEP)).outcome).toMatchObject({
      tag: 'done',
      result: { reduction: { products: 5, units: 10 } },
    });
    expect(amazon.calls.at(-1)?.url.searchParams.toString()).toBe(
      'details=true&granularityType=Marketplace&granularityId=ATVPDKIKX0DER&marketplaceIds=ATVPDKIKX0DER&nextToken=T2',
    );
  });

  it('is counted again from the start when a token has lived its thirty seconds', async () => {
    const expired = { status: 400, json: { errors: [{ code: 'InvalidInput' }] } };
    const pages: Route = [
      /summaries/,
      (_, times) => [page([1], 'T'), expired, page([1], 'U'), page([2])][times - 1] ?? expired,
    ];
    expect((await scriptedAmazon([pages]).finish(STEP)).outcome).toMatchObject({
      result: { reduction: { products: 2, units: 3 } },
    });
  });

  it('is given up when tokens keep dying', async () => {
    const pages: Route = [
      /summaries/,
      ({ url }) =>
        url.searchParams.has('nextToken')
          ? { status: 400, json: { errors: [{ code: 'InvalidInput' }] } }
          : page([1], 'T'),
    ];
    expect((await scriptedAmazon([pages]).finish(STEP)).outcome).toEqual({
      tag: 'notAvailable',
      reason: '400 InvalidInput',
    });
  });
});
