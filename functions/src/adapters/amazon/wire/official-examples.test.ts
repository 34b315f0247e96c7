import { describe, expect, it } from '@jest/globals';
import type { z } from '@loan/shared/schema';
import { withSpec } from '../../../testing/specs.ts';
import { reduceHealth } from '../steps/health.ts';
import { reduceTraffic } from '../steps/traffic.ts';
import { type Operation, USAGE_PLANS } from '../usage-plan.ts';
import { AccountHealthReport } from './account-health.ts';
import { ErrorList } from './errors.ts';
import { ListFinancialEventGroups, ListFinancialEvents } from './finances.ts';
import { GetInventorySummariesResponse } from './inventory.ts';
import { CreateReportResponse, GetReportsResponse, Report, ReportDocument } from './reports.ts';
import { SalesAndTrafficReport } from './sales-and-traffic.ts';
import { GetAccountResponse, GetMarketplaceParticipationsResponse } from './sellers.ts';

type Case = { response: unknown };
type Answer = { 'x-amzn-api-sandbox'?: { static?: Case[] } };
type Endpoint = { operationId: string; description: string; responses: Record<string, Answer> };
type Model = { paths: Record<string, Record<string, Endpoint>> };

const FINANCES = 'amazon/models/finances-api-model/financesV0.json';
const REPORTS = 'amazon/models/reports-api-model/reports_2021-06-30.json';
const SELLERS = 'amazon/models/sellers-api-model/sellers.json';
const INVENTORY = 'amazon/models/fba-inventory-api-model/fbaInventory.json';

const endpointOf = (model: Model, operation: string): Endpoint | undefined =>
  Object.values(model.paths)
    .flatMap((path) => Object.values(path))
    .find((endpoint) => endpoint?.operationId === operation);

/** What Amazon's own sandbox answers, refusals included. */
const examples = (model: Model, operation: string): { status: number; response: unknown }[] =>
  Object.entries(endpointOf(model, operation)?.responses ?? {}).flatMap(([status, answer]) =>
    (answer['x-amzn-api-sandbox']?.static ?? []).map(({ response }) => ({ status: Number(status), response })),
  );

const OPERATIONS: readonly [operation: Operation, file: string, schema: z.ZodType, atLeast: number][] = [
  ['createReport', REPORTS, CreateReportResponse, 1],
  ['getReport', REPORTS, Report, 1],
  ['getReports', REPORTS, GetReportsResponse, 1],
  ['getReportDocument', REPORTS, ReportDocument, 1],
  ['listFinancialEventGroups', FINANCES, ListFinancialEventGroups, 1],
  ['listFinancialEvents', FINANCES, ListFinancialEvents, 1],
  ['getMarketplaceParticipations', SELLERS, GetMarketplaceParticipationsResponse, 1],
  ['getAccount', SELLERS, GetAccountResponse, 1],
  // Amazon gives no example of an inventory answer; the schema below is held to the model's own names instead.
  ['getInventorySummaries', INVENTORY, GetInventorySummariesResponse, 0],
];

describe("Amazon's own examples", () => {
  it.each(OPERATIONS)('of %s can all be read', (operation, file, schema, atLeast) => {
    withSpec<Model>(file, `official examples of ${operation}`, (model) => {
      const all = examples(model, operation);
      expect(all.filter(({ status }) => status < 300).length).toBeGreaterThanOrEqual(atLeast);
      for (const { status, response } of all) {
        const parsed = (status < 300 ? schema : ErrorList).safeParse(response);
        expect({ operation, status, issues: parsed.error?.issues }).toEqual({ operation, status, issues: undefined });
      }
    });
  });

  it('of events by group and by order can be read too, being the same events', () => {
    withSpec<Model>(FINANCES, 'official examples of financial events', (model) => {
      const responses = ['listFinancialEventsByGroupId', 'listFinancialEventsByOrderId']
        .flatMap((operation) => examples(model, operation))
        .filter(({ status }) => status < 300);
      expect(responses).toHaveLength(2);
      for (const { response } of responses) expect(ListFinancialEvents.safeParse(response).success).toBe(true);
    });
  });

  it('of the sales and traffic report can be read and added up', () => {
    type Day = { unitsOrdered: number; unitsRefunded: number; orderedProductSales: { amount: number } };
    type Sums = { salesAndTrafficByDate: { salesByDate: Day }[] };
    withSpec<{ examples: Sums[] }>(
      'amazon/schemas/reports/sellerSalesAndTrafficReport.json',
      'sales and traffic',
      (schema) => {
        expect(schema.examples).toHaveLength(3);
        for (const example of schema.examples) {
          let [unitsOrdered, unitsRefunded, cents] = [0, 0, 0];
          for (const { salesByDate } of example.salesAndTrafficByDate) {
            unitsOrdered += salesByDate.unitsOrdered;
            unitsRefunded += salesByDate.unitsRefunded;
            cents += Math.round(salesByDate.orderedProductSales.amount * 100);
          }
          const days = example.salesAndTrafficByDate.length;
          const sums = { days, unitsOrdered, unitsRefunded, sales: { USD: cents } };
          expect(reduceTraffic(SalesAndTrafficReport.parse(example))).toEqual(sums);
        }
      },
    );
  });

  it('of the account health report can be read: a marketplace in it is suspended', () => {
    withSpec<{ examples: unknown[] }>(
      'amazon/schemas/reports/accountHealthReport-2020-11-18.json',
      'account health',
      (schema) => {
        expect(schema.examples.length).toBeGreaterThan(0);
        for (const example of schema.examples) {
          // 1,078 defects in 539,000 orders, twice, are 0.2 %; 27,896 of 870,669 left late.
          expect(reduceHealth(AccountHealthReport.parse(example))).toEqual({
            health: { status: 'red', suspended: true, orderDefectRatePpm: 2_000 },
            fulfilment: { orders: 870_669, onTime: 842_773 },
          });
        }
      },
    );
  });
});

describe("Amazon's published quotas", () => {
  it.each(OPERATIONS)('of %s are as its model says', (operation, file) => {
    withSpec<Model>(file, `usage plan of ${operation}`, (model) => {
      const [, perSecond, burst] =
        /\|\s*([\d.]+)\s*\|\s*(\d+)\s*\|/.exec(endpointOf(model, operation)?.description ?? '') ?? [];
      expect(USAGE_PLANS[operation]).toEqual({ perSecond: Number(perSecond), burst: Number(burst) });
    });
  });
});

describe('the inventory answer we read', () => {
  it('names nothing that the model does not', () => {
    type Definitions = { definitions: Record<string, { properties: Record<string, unknown> }> };
    withSpec<Definitions>(INVENTORY, 'names in the inventory model', ({ definitions }) => {
      const named = (definition: string) => Object.keys(definitions[definition]?.properties ?? {});
      expect(named('InventorySummary')).toEqual(expect.arrayContaining(['totalQuantity', 'inventoryDetails']));
      expect(named('InventoryDetails')).toEqual(
        expect.arrayContaining([
          'fulfillableQuantity',
          'inboundShippedQuantity',
          'inboundReceivingQuantity',
          'reservedQuantity',
        ]),
      );
      expect(named('ReservedQuantity')).toContain('totalReservedQuantity');
      expect(named('GetInventorySummariesResponse')).toEqual(expect.arrayContaining(['payload', 'pagination']));
    });
  });
});
