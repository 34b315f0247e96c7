import { isOffered, type NotOffered } from '@loan/shared/facts/offered';
import type { ShopFacts } from '@loan/shared/facts/shop';
import type { Snapshot } from '@loan/shared/facts/snapshot';
import { fen } from '@loan/shared/money/fen';
import { formatPercent, formatRoundedPercent, formatYuan } from '@loan/shared/money/format';
import { table } from './columns.ts';

const NOT_READ = '没有读到';

/** The facts as they lay before the engine: no reckoning here, only what was read or declared. */
export function factsText(snapshot: Snapshot): string[] {
  const { settlement, company, threeFlowMatchPpm, programmeHeadroomFen, otherOutstandingFen } = snapshot;
  const rows = [
    ['统一社会信用代码', shown(company, ({ creditCode }) => creditCode)],
    ['店铺主体是申请人', { yes: '是', no: '否', unknown: '不知道' }[snapshot.ownerMatchesApplicant]],
    [
      '回款账户',
      shown(
        settlement,
        ({ holderKind, accountTail, declared }) =>
          `${holderKind}，尾号 ${shown(accountTail, String)}，${declared ? '申报' : '收款机构已证实'}`,
      ),
    ],
    ['授权有效', shown(snapshot.consentLive, (live) => (live ? '是' : '否'))],
    ['三流匹配', shown(threeFlowMatchPpm, (ppm) => formatPercent(ppm))],
    ['保证金余量', shown(programmeHeadroomFen, (amount) => formatYuan(amount))],
    ['本方案内其他授信', shown(otherOutstandingFen, (amount) => formatYuan(fen(amount)))],
    ['关联企业', shown(snapshot.relatedParties, relatedText)],
    ['另外的申请和征信授权', shown(snapshot.enquiries, (list) => list.map(({ on }) => on).join('、') || '无')],
    ['已用于另一笔授信', shown(snapshot.duplicates, duplicatesText)],
  ];
  return [...table(rows), ...flowLines(snapshot.crossCheck), ...snapshot.shops.flatMap(shopLines)];
}

const shown = <T>(fact: T | NotOffered, text: (fact: Exclude<T, NotOffered>) => string): string =>
  isOffered(fact) ? text(fact) : NOT_READ;

type Offered<K extends 'relatedParties' | 'duplicates'> = Exclude<Snapshot[K], NotOffered>;

/** How many belong together and by what; who they are stands in no snapshot. */
function relatedText({ clusterSize, links, ignored, isWhole, outstandingFen }: Offered<'relatedParties'>): string {
  const by = links.map(
    (link) => `${link.by} ${link.companies} 家（${link.strength === 'strong' ? '合并' : '待核对'}）`,
  );
  const passed = ignored.map((one) => `${one.by} ${one.keys} 项因太多企业共用不计`);
  const told = [`合计 ${clusterSize} 家`, ...by, ...passed, `已用 ${formatYuan(outstandingFen)}`];
  return [...told, ...(isWhole ? [] : ['未能全部核对'])].join('，');
}

const duplicatesText = ({ shops, items }: Offered<'duplicates'>): string =>
  [`店铺 ${shops}`, ...items.map(({ kind, count }) => `${kind} ${count}`)].join('，');

const LEGS = { money: '回款', goods: '发货', stock: '库存', settlement: '平台结算' } as const;
const WHY = {
  notFound: '没有对应的一笔',
  otherAmount: '金额不同',
  otherAccount: '账户不同',
  fewerParcels: '包裹少于订单',
} as const;

/** Each leg with who tells it, then what one side tells and the other does not. */
function flowLines(crossCheck: Snapshot['crossCheck']): string[] {
  if (!isOffered(crossCheck)) return [];
  const { legs, unmatched, unmatchedCount } = crossCheck;
  const rows = legs.map(({ leg, shop, provider, matchPpm, by }) => [
    `${shop.marketplace} ${shop.sellerId}`,
    LEGS[leg],
    provider,
    formatPercent(matchPpm, 1),
    by === 'items' ? '逐笔' : '合计',
  ]);
  const items = unmatched.map(({ leg, shop, side, when, amount, currency, why }) => [
    `${shop.marketplace} ${shop.sellerId}`,
    LEGS[leg],
    side === 'missing' ? '少' : '多',
    when,
    `${amount} ${isOffered(currency) ? currency : '单'}`,
    WHY[why],
  ]);
  return [
    ...(rows.length > 0 ? ['  交叉核对', ...table(rows, '    ')] : []),
    ...(items.length > 0 ? [`  对不上的 ${unmatchedCount} 项`, ...table(items, '    ')] : []),
  ];
}

function shopLines(shop: ShopFacts, index: number): string[] {
  const { coverage, accountHealth, returns90d, fulfilment90d, stock, payouts, externalDebts, adSpend12m } = shop;
  const amounts = (list: readonly { amount: string; currency: string }[]) =>
    list.map(({ amount, currency }) => `${amount} ${currency}`).join('、') || '无';
  const rows = [
    ['最早的订单或回款', shown(shop.firstActivityOn, String)],
    ['读取范围', `${coverage.from} 至 ${coverage.to}，缺 ${coverage.missingDays} 天，未采用 ${shop.rejectedRows} 行`],
    ['账户状况', shown(accountHealth, ({ status, suspended }) => `${status}${suspended ? '，已停用' : ''}`)],
    ['退货（90 天）', shown(returns90d, ({ returned, units }) => `${returned} / ${units} 件`)],
    ['按时发货（90 天）', shown(fulfilment90d, ({ onTime, orders }) => `${onTime} / ${orders} 单`)],
    ['库存', shown(stock, ({ units, unitsSold90d }) => `${units} 件，90 天售出 ${unitsSold90d} 件`)],
    ['广告（12 个月）', shown(adSpend12m, amounts)],
    ['平台内欠款', shown(externalDebts, (debts) => amounts(debts.map(({ outstanding }) => outstanding)))],
    ['回款', shown(payouts, (list) => `${list.length} 笔，最近 ${list[list.length - 1]?.paidOn ?? '无'}`)],
    ...patternRows(shop.orderPattern),
    ['读取内容', `${shop.sourceHashes.length} 份，各有 SHA-256（--json 列出）`],
  ];
  return [`  店铺 ${index + 1}　${shop.marketplace} ${shop.sellerId}`, ...table(rows, '    '), ...monthLines(shop)];
}

/** How the orders fall, with the hours and order numbers to look up. */
function patternRows(fact: ShopFacts['orderPattern']): string[][] {
  if (!isOffered(fact)) return [['订单分布', NOT_READ]];
  const { orders, byHour, bursts, longestGap, fromTheFuture, buyers, earlyRefunds, ...beside } = fact;
  const hour = (text: string) => text.replace('T', ' ').concat(' 时');
  const list = (texts: readonly string[]) => texts.join('、') || '无';
  return [
    ['订单按时段（0–23 时）', `${orders} 单：${byHour.join(' ')}`],
    ['订单突增的小时', list(bursts.slice(0, BURSTS_SHOWN).map((one) => `${hour(one.hour)} ${one.orders} 单`))],
    ['最长无订单', `${longestGap.from} 起 ${longestGap.days} 天；日期晚于读取的 ${fromTheFuture} 单`],
    ['买家集中', shown(buyers, ({ topBuyersPpm }) => `最大的 20 位占 ${formatRoundedPercent(topBuyersPpm, 1)}`)],
    [
      '买家反复下单的小时',
      shown(buyers, ({ hours, crowdedHours, crowded }) => {
        const shownHours = crowded.map((one) => `${hour(one.hour)} ${one.orders} 单 ${one.buyers} 人`);
        return `${crowdedHours} / ${hours}：${list(shownHours)}`;
      }),
    ],
    ['其中的订单号', shown(buyers, ({ orderIds }) => list(orderIds))],
    ['48 小时内退款', shown(earlyRefunds, ({ refunded, orders: of }) => `${refunded} / ${of} 单`)],
    ['结算金额首位数字 1–9', shown(beside.settlementDigits, (digits) => digits.join(' '))],
    ['订单合计与平台报告相差', shown(beside.totalsGapPpm, (ppm) => formatRoundedPercent(ppm, 1))],
    [
      '新商品（90 天）',
      shown(beside.newProducts90d, ({ unsoldBefore, products }) => `${unsoldBefore} / ${products} 种`),
    ],
  ];
}

/** The first hours say it; `--json` lists twenty. */
const BURSTS_SHOWN = 10;
const HEADINGS = ['月份', '币种', '订单', '取消', '件数', '成交额', '退款'];

function monthLines({ months }: ShopFacts): string[] {
  const rows = months.map(({ month, currency, orders, cancelled, units, gmv, refunds }) =>
    [month, currency, orders, cancelled, units, gmv, refunds ?? NOT_READ].map(String),
  );
  return rows.length > 0 ? table([HEADINGS, ...rows], '    ') : [];
}
