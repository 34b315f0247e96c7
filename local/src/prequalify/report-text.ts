import type { ToldShop } from '@loan/functions/ingest/files/told-by-files';
import type { FileRead } from '@loan/functions/ports/file-reader';
import type { CrossCheck } from '@loan/shared/cross-check/cross-check-schema';
import type { MonthlyFacts } from '@loan/shared/facts/month';
import { formatAnnualRate, formatDay, formatWanYuan } from '@loan/shared/money/format';
import type { Decision } from '@loan/shared/offer/decision';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import type { Prequalified } from './report-json.ts';

const KIND: Record<FileRead['kind'], string> = {
  orders: '全部订单报告',
  settlement: '结算报告',
  businessByDate: '业务报告（按日期）',
  aliexpressOrders: '速卖通订单导出',
  ebayOrders: 'eBay 订单报告',
  ebayTransactions: 'eBay 交易报告',
  shopeeOrders: 'Shopee 订单导出',
  tiktokShopOrders: 'TikTok Shop 全部订单导出',
  lianlianInflows: '连连入账记录',
  lianlianFlow: '连连资金流水',
};

const REASON: Readonly<Record<string, string>> = {
  tooFewCells: '列数比表头少',
  dateUnreadable: '日期读不出',
  quantityUnreadable: '数量读不出',
  priceUnreadable: '金额读不出',
  currencyUnreadable: '币种读不出',
  orderIdMissing: '没有编号，或编号已被表格软件改写',
};

const HEADINGS = ['月份', '币种', '订单', '取消', '件数', '成交额', '退款'];
/** In letters of a terminal; a Chinese one takes two. */
const COLUMN_WIDTH = 13;

/** For the seller at a terminal: what was read, month by month, what it comes to, and what would help. */
export function reportText({ files, shops, crossCheck, decision }: Prequalified): string {
  const titles = shops.map(({ shop }) => titleOf(shop.marketplace));
  const [first = ''] = titles;
  const isAmazonAlone = shops.every(({ shop }) => shop.marketplace === 'amazon');
  return [
    `${titles.length === 1 ? spaced(first) : '多平台'}店铺预审（未核实）　数据截至 ${formatDay(decision.asOf)}`,
    `结果只根据您提供的文件，未经${isAmazonAlone ? first : '平台'}核实；正式额度以连接店铺后读取的数据为准。`,
    '',
    ...files.flatMap(fileLines),
    '',
    ...shops.flatMap((one, index) => [
      `${shops.length > 1 ? `${titles[index]}　` : ''}每月成交${sourceNote(one)}`,
      HEADINGS.map((name) => name.padStart(COLUMN_WIDTH - name.length)).join(''),
      ...one.shop.months.map(monthLine),
      '',
    ]),
    ...(crossCheck ? crossCheckLines(crossCheck) : []),
    ...decisionLines(decision),
    '',
  ].join('\n');
}

const titleOf = (marketplace: ToldShop['shop']['marketplace']): string =>
  dataLoan202611.marketplaces[marketplace]?.title ?? marketplace;

/** Chinese print puts a space beside Latin letters. */
const spaced = (title: string): string => title.replace(/[A-Za-z]$/, '$& ');

function sourceNote({ basis }: ToldShop): string {
  if (basis === 'orders') return '';
  if (basis === 'transactions') return '（没有订单报告，以下按交易报告统计）';
  return `（没有全部订单报告，以下按${KIND[basis]}统计）`;
}

const monthLine = ({ month, currency, orders, cancelled, units, gmv, refunds }: MonthlyFacts): string =>
  [month, currency, orders, cancelled, units, gmv, refunds ?? '-']
    .map((cell) => String(cell).padStart(COLUMN_WIDTH))
    .join('');

/** The seller handed in both sides, so that their agreement proves nothing yet. */
function crossCheckLines({ legs, singleSource, unmatched, unmatchedCount }: CrossCheck): string[] {
  const money = legs.filter(({ leg }) => leg === 'money');
  const alone = singleSource.filter(({ leg }) => leg === 'money');
  return [
    '回款核对（未核实）：平台打款与连连入账',
    ...money.map(({ shop, matchPpm }) => `  ${titleOf(shop.marketplace)}　对上 ${percent(matchPpm)}`),
    ...alone.map(({ shop }) => `  ${titleOf(shop.marketplace)}　文件里没有可以核对的打款记录`),
    ...unmatched.slice(0, UNMATCHED_SHOWN).map((one) => {
      const amount = `${one.currency} ${one.amount}`;
      return `    ${one.when} ${titleOf(one.shop.marketplace)} ${amount} ${one.side === 'missing' ? '没有到账记录' : '没有打款记录'}`;
    }),
    ...(unmatchedCount > UNMATCHED_SHOWN ? [`    ……共 ${unmatchedCount} 笔`] : []),
    '',
  ];
}

/** Never rounded up: 99.96 % is not the whole. */
const percent = (ppm: number): string => `${(Math.floor(ppm / 1_000) / 10).toFixed(1)}%`;

const UNMATCHED_SHOWN = 10;

function fileLines({ name, kind, rows, rejectedRows, rejected, unknownStatuses }: FileRead): string[] {
  const refused = rejected.map(({ line, reason }) => `    第 ${line} 行：${REASON[reason] ?? reason}`);
  const statuses = Object.entries(unknownStatuses).map(
    ([status, count]) => `    未见过的订单状态“${status}”${count} 行，按未取消统计`,
  );
  const more = rejectedRows > rejected.length ? [`    ……共 ${rejectedRows} 行`] : [];
  return [`${name}　${KIND[kind]}，${rows} 行，未采用 ${rejectedRows} 行`, ...refused, ...more, ...statuses];
}

const OUTCOME: Record<Decision['outcome'], string> = {
  offered: '预计可以授信',
  declined: '目前不符合条件',
  referred: '需要人工复核',
};

function decisionLines({
  outcome,
  limitFen,
  availableFen,
  annualRatePpm,
  score,
  grade,
  reasons,
  wouldHelp,
}: Decision): string[] {
  const offer =
    outcome === 'offered'
      ? [`额度 ${formatWanYuan(limitFen)}，首次可用 ${formatWanYuan(availableFen)}，${formatAnnualRate(annualRatePpm)}`]
      : [];
  const help = wouldHelp.map(({ what, limitFen: then }) => `  ${what}：预计额度 ${formatWanYuan(then)}`);
  return [
    `结果（未核实）：${OUTCOME[outcome]}`,
    ...offer,
    `评分 ${score}（${grade}）`,
    ...(reasons.length > 0 ? ['原因：', ...reasons.map(({ text }) => `  ${text}`)] : []),
    ...(help.length > 0 ? ['怎样提高：', ...help] : []),
  ];
}
