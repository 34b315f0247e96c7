import type { PortraitView } from '@loan/shared/api/portrait';
import { formatWan } from '@loan/shared/money/format';
import type { PortraitFigures, PortraitMonth } from '@loan/shared/portrait/figures';
import { amountInWords, matchInWords, nameOfProvider } from '@loan/shared/portrait/words';
import type { Flows } from '../charts/flows.ts';

/** Two quarters: with fewer months the engine says nothing of how sales vary. */
const FEW_MONTHS = 6;

export const words = {
  verified: '已核验',
  declared: '未核验',
  undecided: '已读取，还没有评估',
  flows: '三流核对',
  months: 'GMV 与回款',
  gmv: '月均 GMV',
  settled: '月均应结算',
  received: '月均回款',
  table: '看数据表',
  tableTitle: '按月数据',
  tableText: '万元人民币，按当月参考汇率折算',
  metrics: '经营指标',
  match: '三流核对明细',
  singleSource: '单一来源',
  singleSourceText: '这些只有平台自己的记录，没有第三方佐证，不计入三流一致。连接收款账户和海外仓后可以核对。',
  fewMonths: '完整月份还不到 6 个月，波动和走势暂时看不出来。',
  notCounted: '没有计入的店铺',
  covered: '有第三方佐证的销售',
  unmatched: '没有对上的记录',
  known: '知道了',
} as const;

export const monthsAside = ({ months }: PortraitFigures): string => `万元，近 ${months.length} 个月`;

export const isShort = ({ months }: PortraitFigures): boolean => months.length < FEW_MONTHS;

/** Thousands apart, as the page writes counts: 31,806. */
const count = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

export function flowsOf({ shops, match }: PortraitFigures): Flows {
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
  const told = shops.flatMap(({ payouts }) => (payouts === null ? [] : [payouts]));
  const goods = match?.legs.filter(({ leg }) => leg === 'goods') ?? [];
  const isMatched = match !== null && match.matchPpm !== null;
  return {
    orders: { name: '订单', count: `${count(sum(shops.map(({ orders }) => orders)))} 笔`, isTold: true },
    money: {
      name: '回款',
      count: told.length > 0 ? `${count(sum(told))} 次到账` : '没有读到',
      isTold: told.length > 0,
    },
    goods: {
      name: '物流',
      count: goods.length > 0 ? `${count(sum(goods.map(({ found }) => found)))} 单` : '没有连接',
      isTold: goods.length > 0,
    },
    match: isMatched ? matchInWords(match.matchPpm ?? 0) : '—',
    caption: isMatched ? '三流一致' : '还不能核对',
    isMatched,
  };
}

export const flowsSay = ({ orders, money, goods, match, caption }: Flows): string =>
  `订单 ${orders.count}，回款 ${money.count}，物流 ${goods.count}，${caption}${match === '—' ? '' : ` ${match}`}`;

/** Who told each flow. */
export function tellersOf({ shops, match }: PortraitFigures): string {
  const names = (own: readonly string[]) => [...new Set(own.map(nameOfProvider))].join('、');
  const providers = (kind: string) =>
    names((match?.legs ?? []).flatMap(({ leg, provider }) => (leg === kind ? [provider] : [])));
  const orders = names(shops.map(({ marketplace }) => marketplace));
  const [money, goods] = [providers('money'), providers('goods')];
  if (money !== '' && goods !== '') return `三条记录分别来自${orders}、${money} 和${goods}，互相核对，取较低一项。`;
  const lacking = [money === '' ? '收款账户' : '', goods === '' ? '海外仓' : ''].filter((one) => one !== '').join('和');
  return `订单来自${orders}。还没有${lacking}的记录可以互相核对。`;
}

const monthName = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

export function monthsSay({ months, average }: PortraitFigures): string {
  const [first, last] = [months[0], months[months.length - 1]];
  if (!first || !last) return '还没有完整的月份';
  const said = ({ month, gmvFen }: PortraitMonth) => `${monthName(month)}${formatWan(gmvFen, 1)}`;
  return `近 ${months.length} 个月 GMV，${said(first)}，${said(last)}，月均${amountInWords(average.gmvFen)}；月均回款${amountInWords(average.receivedFen)}`;
}

export const monthRow = ({ month, gmvFen, settledFen, receivedFen }: PortraitMonth) => ({
  title: monthName(month),
  gmv: formatWan(gmvFen, 1),
  rest: `应结算 ${amountInWords(settledFen)}，回款 ${amountInWords(receivedFen)}`,
});

export const shopsSay = ({ figures }: Pick<PortraitView, 'figures'>): string =>
  [...new Set(figures.shops.map(({ marketplace }) => nameOfProvider(marketplace)))].join('、');
