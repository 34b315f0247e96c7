import { describe, expect, it } from '@jest/globals';
import type { PullStep } from '../../../ports/source-adapter.ts';
import { scriptedAmazon } from '../../../testing/amazon-pull.ts';
import type { Route, ScriptedAnswer } from '../../../testing/scripted-fetch.ts';
import { EVENT_PAGES_MAX } from './events.ts';

const STEP = {
  id: 'events',
  kind: 'events',
  from: '2025-11-22T00:00:00.000Z',
  to: '2026-11-22T00:00:00.000Z',
} as PullStep;
const usd = (amount: number) => ({ CurrencyCode: 'USD', CurrencyAmount: amount });
const refund = (day: string, amount: number, units: number) => ({
  AmazonOrderId: 'ORDER-SECRET',
  PostedDate: `${day}T10:00:00Z`,
  ShipmentItemAdjustmentList: [
    {
      QuantityShipped: units,
      ItemChargeAdjustmentList: [
        { ChargeType: 'Principal', ChargeAmount: usd(-amount) },
        { ChargeType: 'Tax', ChargeAmount: usd(-1) },
      ],
    },
  ],
});

type Page = { NextToken?: string; FinancialEvents?: object };
/** Answers by the beginning of the window asked for. */
const events = (pages: (after: string, token: string | null) => Page): Route => [
  /financialEvents/,
  ({ url }): ScriptedAnswer => ({
    json: { payload: pages(url.searchParams.get('PostedAfter') ?? '', url.searchParams.get('NextToken')) },
  }),
];

describe('the financial events of a year', () => {
  it('are read backwards in windows of fifteen days that leave nothing out and overlap nowhere', async () => {
    const amazon = scriptedAmazon([events(() => ({ FinancialEvents: {} }))]);
    const { outcome } = await amazon.finish(STEP);
    expect(outcome).toMatchObject({ tag: 'done', result: { reduction: { coveredFrom: '2025-11-22' }, rowsRead: 25 } });
    const windows = amazon
      .callsTo(/financialEvents/)
      .map(({ url }) => [url.searchParams.get('PostedAfter'), url.searchParams.get('PostedBefore')]);
    expect(windows[0]).toEqual(['2026-11-07T00:00:00.000Z', STEP.to]);
    windows.slice(1).forEach(([, before], index) => {
      expect(before).toBe(windows[index]?.[0]);
    });
    expect(windows.at(-1)?.[0]).toBe(STEP.from);
  });

  it('become refunds by month, returned units, advertising and debts, and nothing about an order', async () => {
    const page = (after: string): object => {
      if (after === '2026-11-07T00:00:00.000Z') {
        return {
          RefundEventList: [refund('2026-11-20', 12.5, 2)],
          GuaranteeClaimEventList: [refund('2026-11-19', 0.5, 1)],
          ProductAdsPaymentEventList: [
            { postedDate: '2026-11-08T00:00:00Z', transactionType: 'charge', transactionValue: usd(-100.25) },
            { postedDate: '2026-11-09T00:00:00Z', transactionType: 'refund', transactionValue: usd(0.25) },
          ],
          LoanServicingEventList: [{ LoanAmount: usd(-2_000), SourceBusinessEventType: 'LoanPayment' }],
        };
      }
      if (after !== '2026-10-23T00:00:00.000Z') return {};
      return {
        RefundEventList: [refund('2026-10-30', 7, 1), refund('2026-11-01', 3, 1)],
        LoanServicingEventList: [{ LoanAmount: usd(10_000), SourceBusinessEventType: 'LoanAdvance' }],
        DebtRecoveryEventList: [
          {
            DebtRecoveryType: 'DebtPayment',
            RecoveryAmount: usd(30),
            DebtRecoveryItemList: [{ OriginalAmount: usd(80) }],
          },
        ],
      };
    };
    const { outcome } = await scriptedAmazon([events((after) => ({ FinancialEvents: page(after) }))]).finish(STEP);
    expect(outcome).toMatchObject({
      tag: 'done',
      result: {
        reduction: {
          refunds: [
            { month: '2026-11', currency: 'USD', minor: 1_600 },
            { month: '2026-10', currency: 'USD', minor: 700 },
          ],
          adSpend: { USD: 10_000 },
          adMonths: [{ month: '2026-11', currency: 'USD', minor: 10_000 }],
          loans: { advanced: { USD: 1_000_000 }, repaid: { USD: 200_000 } },
          debts: { original: { USD: 8_000 }, recovered: { USD: 3_000 } },
        },
      },
    });
    const returned =
      outcome.tag === 'done' ? (outcome.result.reduction as { returned: { units: number }[] }).returned : [];
    expect(returned.map(({ units }) => units).filter((units) => units > 0)).toEqual([3, 2]);
    expect(JSON.stringify(outcome)).not.toContain('SECRET');
  });

  it('are counted once when a token dies and its window is read again', async () => {
    let died = false;
    const dying: Route = [
      /financialEvents/,
      ({ url }) => {
        const [after, token] = [url.searchParams.get('PostedAfter'), url.searchParams.get('NextToken')];
        if (after !== '2026-11-07T00:00:00.000Z') return { json: { payload: { FinancialEvents: {} } } };
        if (token === null)
          return {
            json: { payload: { NextToken: 'T', FinancialEvents: { RefundEventList: [refund('2026-11-20', 10, 1)] } } },
          };
        if (died) return { json: { payload: { FinancialEvents: { RefundEventList: [refund('2026-11-21', 5, 1)] } } } };
        died = true;
        return { status: 400, json: { errors: [{ code: 'InvalidInput' }] } };
      },
    ];
    const { outcome } = await scriptedAmazon([dying]).finish(STEP);
    expect(outcome).toMatchObject({ result: { reduction: { refunds: [{ minor: 1_500 }] } } });
  });

  it('that are more than we read leave the older windows out, and say from where they count', async () => {
    // Each window has 40 pages; the budget ends inside one, which then does not count at all.
    const pages = events((after, token) => {
      const page = Number(token ?? '1');
      const FinancialEvents = { RefundEventList: [refund(after.slice(0, 10), 1, 1)] };
      return page < 40 ? { NextToken: String(page + 1), FinancialEvents } : { FinancialEvents };
    });
    const amazon = scriptedAmazon([pages]);
    const { outcome } = await amazon.finish(STEP);
    const windows = Math.floor(EVENT_PAGES_MAX / 40);
    const coveredFrom = new Date(Date.parse(STEP.to ?? '') - windows * 15 * 86_400_000).toISOString().slice(0, 10);
    expect(amazon.callsTo(/financialEvents/)).toHaveLength(EVENT_PAGES_MAX);
    expect(outcome).toMatchObject({ tag: 'done', result: { reduction: { coveredFrom } } });
    const refunds =
      outcome.tag === 'done' ? (outcome.result.reduction as { refunds: { minor: number }[] }).refunds : [];
    expect(refunds.reduce((sum, { minor }) => sum + minor, 0)).toBe(windows * 40 * 100);
  });
});
