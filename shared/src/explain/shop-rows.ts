import { isOffered } from '../facts/offered.ts';
import type { ShopFacts } from '../facts/shop.ts';
import { formatRoundedPercent } from '../money/format.ts';
import { NOT_READ, shown } from './shown.ts';
import type { Telling } from './telling.ts';

/** What was read of one shop, but for its months. `hashes`: where the hashes of what was read can be found. */
export function shopRows(shop: ShopFacts, telling: Telling, hashes: string): string[][] {
  const { coverage, accountHealth, returns90d, fulfilment90d, stock, payouts, externalDebts, adSpend12m } = shop;
  const amounts = (list: readonly { amount: string; currency: string }[]) =>
    list.map(({ amount, currency }) => `${amount} ${currency}`).join('、') || '无';
  return [
    ['最早的订单或回款', shown(shop.firstActivityOn, String)],
    ['读取范围', `${coverage.from} 至 ${coverage.to}，缺 ${coverage.missingDays} 天，未采用 ${shop.rejectedRows} 行`],
    [
      '账户状况',
      shown(accountHealth, ({ status, suspended }) => `${telling.word(status)}${suspended ? '，已停用' : ''}`),
    ],
    ['退货（90 天）', shown(returns90d, ({ returned, units }) => `${returned} / ${units} 件`)],
    ['按时发货（90 天）', shown(fulfilment90d, ({ onTime, orders }) => `${onTime} / ${orders} 单`)],
    ['库存', shown(stock, ({ units, unitsSold90d }) => `${units} 件，90 天售出 ${unitsSold90d} 件`)],
    ['广告（12 个月）', shown(adSpend12m, amounts)],
    ['平台内欠款', shown(externalDebts, (debts) => amounts(debts.map(({ outstanding }) => outstanding)))],
    ['回款', shown(payouts, (list) => `${list.length} 笔，最近 ${list[list.length - 1]?.paidOn ?? '无'}`)],
    ...patternRows(shop.orderPattern, telling),
    ['读取内容', `${shop.sourceHashes.length} 份，各有 SHA-256${hashes}`],
  ];
}

/** How the orders fall, with the hours and order numbers to look up. */
function patternRows(fact: ShopFacts['orderPattern'], { counts }: Telling): string[][] {
  if (!isOffered(fact)) return [['订单分布', NOT_READ]];
  const { orders, byHour, bursts, longestGap, fromTheFuture, buyers, earlyRefunds, ...beside } = fact;
  const hour = (text: string) => text.replace('T', ' ').concat(' 时');
  const list = (texts: readonly string[]) => texts.join('、') || '无';
  return [
    ['订单按时段（0–23 时）', `${orders} 单：${counts(byHour)}`],
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
    ['结算金额首位数字 1–9', shown(beside.settlementDigits, counts)],
    ['订单合计与平台报告相差', shown(beside.totalsGapPpm, (ppm) => formatRoundedPercent(ppm, 1))],
    [
      '新商品（90 天）',
      shown(beside.newProducts90d, ({ unsoldBefore, products }) => `${unsoldBefore} / ${products} 种`),
    ],
  ];
}

/** The first hours say it; the snapshot lists twenty. */
const BURSTS_SHOWN = 10;
