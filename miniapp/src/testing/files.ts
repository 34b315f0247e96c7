import type { readFiles } from '@loan/shared/api/files';
import { filesConsentText } from '@loan/shared/contract/consent-texts';
import type { z } from '@loan/shared/schema';
import { parties } from './answers.ts';
import { NOW } from './fixtures.ts';

type Answer = z.input<typeof readFiles.response>;
const uuid = (end: string) => `6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f${end}`;
const NOTHING: Answer = { files: [], open: true, reckoning: false, noShop: false, consentTexts: [] };

const read = (end: string, name: string, more: Partial<Answer['files'][number]> = {}): Answer['files'][number] => ({
  id: uuid(end),
  name,
  bytes: 8_400_000,
  state: 'read',
  kind: 'orders',
  rows: 48_211,
  rejectedRows: 0,
  rejected: [],
  unknownStatuses: [],
  from: '2025-11-01',
  to: '2026-11-20',
  ...more,
});

const estimate: NonNullable<Answer['estimate']> = {
  verified: false,
  at: NOW,
  asOf: '2026-11-21',
  policyVersion: 'data-loan-2026-11',
  outcome: 'offered',
  fromFen: 85_000_000,
  toFen: 214_000_000,
  annualRatePpm: 98_000,
  score: 593,
  grade: 'C',
  shops: [
    {
      marketplace: 'amazon',
      from: '2025-11-01',
      to: '2026-11-20',
      missingDays: 0,
      orders: 41_730,
      sales: [
        { currency: 'USD', amount: '1642380.40' },
        { currency: 'CAD', amount: '88213.00' },
      ],
    },
  ],
  reasons: [
    { code: 'returns', text: '退货率（90 天） 没有读到｜授权店铺的退款数据后计入' },
    { code: 'tenure', text: '经营时长 13 个月｜满 24 个月（2027年10月）再加 7 分' },
  ],
  wouldHelp: [
    { what: '授权读取店铺数据', limitFen: 214_000_000 },
    { what: '再接入一家店铺', limitFen: 105_000_000 },
  ],
};

/** The files of an application as the server tells them, by what a person is to see. */
const FILES = {
  /** Nothing yet, and nothing agreed to. */
  empty: { ...NOTHING, consentTexts: [{ ...filesConsentText(parties), sha256: '0'.repeat(64) }] },
  reading: {
    ...NOTHING,
    reckoning: true,
    files: [
      read('0f1', '订单-2026-10.txt'),
      { id: uuid('0f2'), name: '订单-2026-11.txt', bytes: 42_000_000, state: 'reading', percent: 44 },
    ],
  },
  done: { ...NOTHING, files: [read('0f1', '全部订单.txt')], estimate },
  rejected: {
    ...NOTHING,
    estimate,
    files: [
      read('0f1', '全部订单.txt', {
        rejectedRows: 31,
        rejected: [
          { line: 18, reason: 'dateUnreadable' },
          { line: 402, reason: 'priceUnreadable' },
          { line: 40_233, reason: 'orderIdMissing' },
        ],
        unknownStatuses: [{ status: 'Pending Review', rows: 12 }],
      }),
      { id: uuid('0f2'), name: 'Order.all.20261001.xlsx', bytes: 90_000, state: 'refused', problem: 'workbook' },
      {
        id: uuid('0f3'),
        name: '速卖通.csv',
        bytes: 90_000,
        state: 'refused',
        problem: 'columnMissing',
        problemAt: '订单金额',
      },
    ],
  },
  longNames: {
    ...NOTHING,
    files: [
      read('0f1', '深圳市云帆科技有限公司-Amazon-US-AllOrders-2025-11-01-to-2026-11-20-export-final-final-2.txt', {
        kind: 'tiktokShopOrders',
      }),
      read('0f2', 'Order.toship.20251101_20261120_with_a_name_that_has_no_place_to_break_anywhere_at_all.csv', {
        kind: 'shopeeOrders',
      }),
    ],
    estimate: { ...estimate, outcome: 'declined', fromFen: 0, toFen: 0 },
  },
  failed: {
    ...NOTHING,
    failed: true,
    files: [
      read('0f1', '全部订单.txt'),
      { id: uuid('0f2'), name: '结算报告.txt', bytes: 420_000, state: 'reading', percent: 80 },
    ],
  },
  flows: {
    ...NOTHING,
    files: [
      read('0f1', '结算报告.txt', { kind: 'settlement' }),
      read('0f2', '入账记录.csv', { kind: 'lianlianInflows' }),
    ],
    estimate: {
      ...estimate,
      flows: {
        legs: [
          {
            ...{ marketplace: 'amazon', provider: 'lianlian', matchPpm: 961_500 },
            ...{ expectedFen: 1_248_000_000, foundFen: 1_200_000_000 },
          },
        ],
        unmatched: [
          { marketplace: 'amazon', side: 'missing', when: '2026-08-03', amount: '67412.80', currency: 'USD' },
          { marketplace: 'amazon', side: 'surplus', when: '2026-09-17', amount: '5000.00', currency: 'USD' },
        ],
        unmatchedCount: 2,
      },
    },
  },
  moneyOnly: { ...NOTHING, noShop: true, files: [read('0f1', '入账记录.csv', { kind: 'lianlianInflows', rows: 212 })] },
} satisfies Record<string, Answer>;

export type FilesNamed = keyof typeof FILES;
export const filesFor = (named: FilesNamed = 'empty'): Answer => FILES[named];
