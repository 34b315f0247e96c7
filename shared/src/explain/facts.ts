import { isOffered, type NotOffered } from '../facts/offered.ts';
import type { Snapshot } from '../facts/snapshot.ts';
import { fen } from '../money/fen.ts';
import { formatPercent, formatYuan } from '../money/format.ts';
import { NOT_READ, shown } from './shown.ts';
import type { Telling } from './telling.ts';

/** The facts as they lay before the engine: no reckoning here, only what was read or declared. */
export function companyRows(snapshot: Snapshot, telling: Telling): string[][] {
  const { settlement, company, threeFlowMatchPpm, programmeHeadroomFen, otherOutstandingFen } = snapshot;
  return [
    ['统一社会信用代码', shown(company, ({ creditCode }) => telling.creditCode(creditCode))],
    ['店铺主体是申请人', { yes: '是', no: '否', unknown: '不知道' }[snapshot.ownerMatchesApplicant]],
    [
      '回款账户',
      shown(
        settlement,
        ({ holderKind, accountTail, declared }) =>
          `${telling.word(holderKind)}，尾号 ${shown(accountTail, String)}，${declared ? '申报' : '收款机构已证实'}`,
      ),
    ],
    ['授权有效', shown(snapshot.consentLive, (live) => (live ? '是' : '否'))],
    ['三流匹配', shown(threeFlowMatchPpm, (ppm) => formatPercent(ppm))],
    ['保证金余量', shown(programmeHeadroomFen, (amount) => formatYuan(amount))],
    ['本方案内其他授信', shown(otherOutstandingFen, (amount) => formatYuan(fen(amount)))],
    ['关联企业', shown(snapshot.relatedParties, (told) => relatedText(told, telling))],
    ['另外的申请和征信授权', shown(snapshot.enquiries, (list) => list.map(({ on }) => on).join('、') || '无')],
    ['已用于另一笔授信', shown(snapshot.duplicates, (told) => duplicatesText(told, telling))],
  ];
}

type Offered<K extends 'relatedParties' | 'duplicates'> = Exclude<Snapshot[K], NotOffered>;

/** How many belong together and by what; who they are stands in no snapshot. */
function relatedText(
  { clusterSize, links, ignored, isWhole, outstandingFen }: Offered<'relatedParties'>,
  { word }: Telling,
): string {
  const by = links.map(
    (link) => `${word(link.by)} ${link.companies} 家（${link.strength === 'strong' ? '合并' : '待核对'}）`,
  );
  const passed = ignored.map((one) => `${word(one.by)} ${one.keys} 项因太多企业共用不计`);
  const told = [`合计 ${clusterSize} 家`, ...by, ...passed, `已用 ${formatYuan(outstandingFen)}`];
  return [...told, ...(isWhole ? [] : ['未能全部核对'])].join('，');
}

const duplicatesText = ({ shops, items }: Offered<'duplicates'>, { word }: Telling): string =>
  [`店铺 ${shops}`, ...items.map(({ kind, count }) => `${word(kind)} ${count}`)].join('，');

const LEGS = { money: '回款', goods: '发货', stock: '库存', settlement: '平台结算' } as const;
const WHY = {
  notFound: '没有对应的一笔',
  otherAmount: '金额不同',
  otherAccount: '账户不同',
  fewerParcels: '包裹少于订单',
} as const;

/** Each leg of the cross-check with who tells it, then what one side tells and the other does not. */
export function flowRows({ crossCheck }: Snapshot, telling: Telling) {
  if (!isOffered(crossCheck)) return undefined;
  const { legs, unmatched, unmatchedCount } = crossCheck;
  return {
    legs: legs.map(({ leg, shop, provider, matchPpm, by }) => [
      telling.shop(shop),
      LEGS[leg],
      telling.word(provider),
      formatPercent(matchPpm, 1),
      by === 'items' ? '逐笔' : '合计',
    ]),
    unmatched: unmatched.map(({ leg, shop, side, when, amount, currency, why }) => [
      telling.shop(shop),
      LEGS[leg],
      side === 'missing' ? '少' : '多',
      when,
      `${amount} ${isOffered(currency) ? currency : '单'}`,
      WHY[why],
    ]),
    unmatchedCount,
  };
}

export const MONTH_HEAD = ['月份', '币种', '订单', '取消', '件数', '成交额', '退款'];

export const monthRows = ({ months }: Snapshot['shops'][number]): string[][] =>
  months.map(({ month, currency, orders, cancelled, units, gmv, refunds }) =>
    [month, currency, orders, cancelled, units, gmv, refunds ?? NOT_READ].map(String),
  );
