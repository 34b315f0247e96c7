import type { Checked, ExportView, readPortrait } from '@loan/shared/api/portrait';
import { addToMonth, Month } from '@loan/shared/facts/month';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import { fortnightlyPayouts, monthsFrom, referenceShop, snapshotOf } from '@loan/shared/golden/reference-seller';
import { adLoan202611 } from '@loan/shared/policy/ad-loan-2026-11/policy';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import { figuresOf } from '@loan/shared/portrait/figures-of';
import { PortraitStatement } from '@loan/shared/portrait/statement';
import type { z } from '@loan/shared/schema';
import { addMs, Day } from '@loan/shared/time/instant';
import { NOW } from './fixtures.ts';

type Read = z.infer<typeof readPortrait.response>;
const DAY_MS = 86_400_000;
const FIRST = Month.parse('2025-11');
const company = { name: '深圳市云帆科技有限公司', creditCode: '91440300708461136T' };

/** The invented case of the drawings: 108万 a month sold, 78万 of it to the bank each month. */
const SALES = [1214, 1186, 1012, 945, 1038, 1051, 1067, 1049, 1123, 1076, 1082, 1117].map((k) => `${k}000.00`);
const shopOf = (sales: readonly string[]) => {
  const first = addToMonth(FIRST, 12 - sales.length);
  return {
    ...referenceShop,
    sellerId: 'A1YUNFAN0US01',
    months: monthsFrom(first, sales).map((one) => ({ ...one, orders: 2_650, refunds: '41000.00' })) as never,
    fees: sales.map((_, index) => ({ month: addToMonth(first, index), currency: 'CNY', amount: '41000.00' })) as never,
    payouts: fortnightlyPayouts(Day.parse(`${first}-01`), sales.length * 2 + 2, '361000.00') as never,
    fulfilment90d: { orders: 3_000, onTime: 2_913 },
    adSpend12m: [{ amount: '1850000.00', currency: 'CNY' }] as never,
    stock: { units: 2_900, unitsSold90d: 3_350 },
  };
};

const key = { marketplace: 'amazon' as const, sellerId: 'A1YUNFAN0US01' };
const leg = (kind: 'money' | 'goods' | 'stock' | 'settlement', provider: string, matchPpm: number) => ({
  ...{ leg: kind, shop: key, by: 'items' as const, provider, matchPpm },
  ...{ expected: 31_806, found: Math.floor((31_806 * matchPpm) / 1_000_000) },
});
const matched = {
  threeFlowMatchPpm: 982_000,
  crossCheck: {
    legs: [
      leg('money', 'pingpong', 989_000),
      leg('goods', 'goodcang', 982_000),
      leg('stock', 'goodcang', 991_000),
      leg('settlement', 'amazon', 975_000),
    ],
    singleSource: [],
    unmatched: [],
    unmatchedCount: 3,
    closedLoops: [],
    coveredSalesPpm: 1_000_000,
    threeFlowMatchPpm: 982_000,
    salesFen: 1_296_000_000,
  },
};
const alone = {
  crossCheck: {
    ...matched.crossCheck,
    legs: [],
    singleSource: [
      { shop: key, leg: 'money' as const },
      { shop: key, leg: 'goods' as const },
    ],
    unmatchedCount: 0,
    coveredSalesPpm: 0,
    threeFlowMatchPpm: 'notOffered' as const,
  },
};

/** 185万 spent beside the marketplaces, 758.5万 said to be sold by it: 4.1 times. */
const advertising = {
  ...{ from: '2025-11-01', to: '2026-10-31' },
  months: [{ month: '2026-10', currency: 'CNY', amount: '1850000.00', attributed: '7585000.00' }],
};

const figures = (sales: readonly string[], change: Partial<z.input<typeof Snapshot>>) =>
  figuresOf(dataLoan202611, snapshotOf([shopOf(sales)], change), adLoan202611.terms);
const full = figures(SALES, { ...matched, advertising });

const LINK = `https://loan.example/#/portrait/verify/index?token=${'p'.repeat(43)}`;
const exportOf = (index: number, change: Partial<ExportView>): ExportView => ({
  id: `6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1fe0${index}`,
  recipient: '湾区商业银行深圳分行',
  purpose: 'creditApplication',
  madeAt: addMs(NOW, -index * DAY_MS),
  validUntil: addMs(NOW, (7 - index) * DAY_MS),
  state: 'valid',
  pdf: 'ready',
  linkUrl: LINK,
  firstOpenedAt: addMs(NOW, -3_600_000),
  ...change,
});
const { linkUrl: _none, firstOpenedAt: _never, ...ended } = exportOf(3, {});
export const exportsMade: ExportView[] = [
  exportOf(1, {}),
  { ...ended, recipient: '前海联合征信有限公司', purpose: 'audit', state: 'revoked' },
];

const ready = (read: typeof full, change = {}): Read => ({
  state: 'ready',
  portrait: {
    company,
    figures: read,
    decided: true,
    readTo: Day.parse('2026-10-31'),
    isStale: false,
    sources: ['amazon'],
    ...change,
  },
  exports: exportsMade,
});

/** The states of the portrait page. */
export const PORTRAITS = {
  full: ready(full),
  alone: ready(figures(SALES, alone)),
  short: ready(figures(SALES.slice(-4), alone), { decided: false }),
  stale: ready(full, { readTo: Day.parse('2026-08-31'), isStale: true }),
  nothing: { state: 'nothingYet', exports: [] },
  policyGone: { state: 'policyGone', exports: exportsMade },
} as const satisfies Record<string, Read>;

const statement = PortraitStatement.parse({
  schema: 'seller-portrait/1',
  id: '6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1fe01',
  subject: { companyName: company.name, creditCode: company.creditCode },
  issuer: { name: '深圳云桥数字科技有限公司', keysUrl: 'https://loan.example/api/portraits/keys.json' },
  madeFor: { recipient: '湾区商业银行深圳分行', purpose: 'creditApplication' },
  madeBy: 'applicant',
  madeAt: NOW,
  validUntil: addMs(NOW, 7 * DAY_MS),
  basis: {
    asOf: '2026-11-01',
    snapshotSha256: 'a3'.repeat(32),
    policyVersion: full.policyVersion,
    decided: true,
    sources: [],
  },
  figures: full,
  verifyUrl: LINK,
});

const dates = { madeAt: statement.madeAt, validUntil: statement.validUntil };
/** What a check of a link or a file can come to. */
export const CHECKED = {
  valid: { verdict: 'valid', ...dates, statementSha256: 'b4'.repeat(32), statement },
  revoked: { verdict: 'revoked', ...dates, revokedAt: addMs(NOW, DAY_MS) },
  expired: { verdict: 'expired', ...dates },
  altered: { verdict: 'altered' },
  notOurs: { verdict: 'notOurs' },
} as const satisfies Record<Checked['verdict'], Checked>;
