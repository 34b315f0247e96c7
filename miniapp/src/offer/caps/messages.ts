import type { DecisionView } from '@loan/shared/api/view';
import { type Fen, fen } from '@loan/shared/money/fen';
import { formatPercent, formatPercentUp, formatWan } from '@loan/shared/money/format';

export const words = {
  caps: '额度怎么来的',
  capsText: (count: number) => (count === 1 ? '按下面这一项计算。' : `${count} 个上限取较小的一个。`),
  chosen: '按这一项',
};

type Cap = DecisionView['caps'][number];
type Inputs = Cap['inputs'];
/** What a bound is, and where it was reckoned from figures, those figures. */
type CapWords = { title: string; how: readonly string[] };

const TITLE: Readonly<Partial<Record<Cap['code'], string>>> = {
  insuredBuyer: '保单对买方的赔付',
  supplierRevenue: '工厂年收入的三成',
  buyerMaximum: '对这家买方的上限',
  productMaximum: '单户上限',
  requestedLimit: '您申请的金额',
  programmeHeadroom: '本期额度',
  programmeMaximum: '关联企业合计上限',
};

const RECKONED: Readonly<Partial<Record<Cap['code'], (inputs: Inputs) => CapWords>>> = {
  tradeCycle,
  stockValue,
  stockTurnover,
  adSpendMultiple,
  freightBills,
  totalDebt,
};

export function capWords({ code, inputs }: Cap): CapWords {
  return RECKONED[code]?.(inputs) ?? { title: TITLE[code] ?? code, how: [] };
}

export const exactWan = (amount: Fen): string => formatWan(amount, 1);

const PPM = 1_000_000;
const told = (inputs: Inputs, name: string): number => Number(inputs[name] ?? 0);
const wan = (inputs: Inputs, name: string): string => exactWan(fen(told(inputs, name)));
const percent = (inputs: Inputs, name: string): string => formatPercent(told(inputs, name));
/** 2.5 for 2_500_000, to the hundredth and rounded down: a return shown as enough is enough. */
const times = (ppm: number): string => String(Math.floor((ppm * 100) / PPM) / 100);

/** 1,200万 × 120/360 天 × 75%. */
function tradeCycle(inputs: Inputs): CapWords {
  const ofPlatform = typeof inputs['cycleDays'] === 'number';
  const days = ofPlatform ? told(inputs, 'cycleDays') : told(inputs, 'leadDays') + told(inputs, 'termDays');
  const annual = formatWan(fen(told(inputs, 'annualFen')));
  return {
    title: ofPlatform ? '年度供货测算' : '年度协议测算',
    how: [`${annual} × ${days}/360 天 × ${percent(inputs, 'advancePpm')}`],
  };
}

const AGES = [
  { name: '90 天以内', of: 'upTo90' },
  { name: '91 到 180 天', of: 'upTo180' },
  { name: '181 到 270 天', of: 'upTo270' },
  { name: '270 天以上', of: 'older' },
  { name: '在途、有提单', of: 'inTransit' },
] as const;

/** By age, then what is taken off; a line of nothing is left out. */
function stockValue(inputs: Inputs): CapWords {
  const isThere = (name: string) => told(inputs, name) > 0;
  const lent = AGES.filter(({ of }) => isThere(`${of}Fen`)).map(
    ({ name, of }) => `${name} 按 ${percent(inputs, `${of}Ppm`)}：${wan(inputs, `${of}Fen`)}`,
  );
  const cut = `单个商品超过 ${percent(inputs, 'maxSkuSharePpm')} 的部分：−${wan(inputs, 'beyondOneSkuFen')}`;
  const storage = `先留 ${told(inputs, 'storageMonths')} 个月仓储费：−${wan(inputs, 'storageFen')}`;
  const aged = inputs['olderPpm'] === 0 ? ['超过 270 天、滞留和召回的不计'] : [];
  const estimated = `${told(inputs, 'skusWithoutCost')} 种商品没有读到成本，按售价估算`;
  return {
    title: '库存可贷价值',
    how: [
      '每件按成本和可变现净值较低的计',
      ...(isThere('skusWithoutCost') ? [estimated] : []),
      ...lent,
      ...aged,
      ...(isThere('beyondOneSkuFen') ? [cut] : []),
      ...(isThere('storageFen') ? [storage] : []),
    ],
  };
}

function stockTurnover(inputs: Inputs): CapWords {
  const months = times(told(inputs, 'maxCostOfSalesPpm'));
  return {
    title: `${months} 个月的销货成本`,
    how: [`每月约 ${wan(inputs, 'monthlyCostOfSalesFen')} × ${months}`],
  };
}

/** What is spent, and that it sells: both are told, since the second is why the first is lent. */
function adSpendMultiple(inputs: Inputs): CapWords {
  const { returnPpm, sharePpm } = inputs;
  const multiple = times(told(inputs, 'maxSpendPpm'));
  const least = `门槛 ${times(told(inputs, 'minReturnPpm'))} 元`;
  const most = `须低于 ${percent(inputs, 'maxSharePpm')}`;
  return {
    title: `月均广告花费的 ${multiple} 倍`,
    how: [
      `近 ${told(inputs, 'months')} 个月平均每月 ${wan(inputs, 'monthlySpendFen')} × ${multiple}`,
      ...(typeof returnPpm === 'number' ? [`每花 1 元带来 ${times(returnPpm)} 元销售，${least}`] : []),
      ...(typeof sharePpm === 'number' ? [`广告占销售 ${formatPercentUp(sharePpm, 1)}，${most}`] : []),
    ],
  };
}

/** Foreign bills are turned into yuan at the rates of the month in which it is decided. */
function freightBills(inputs: Inputs): CapWords {
  return {
    title: '货代确认的运费账单',
    how: [
      `${told(inputs, 'bills')} 张确认、还没有付的账单 ${wan(inputs, 'billsFen')} × ${percent(inputs, 'advancePpm')}`,
      '外币按评估当月的参考汇率折算',
    ],
  };
}

/** A supplier has no payouts, so that its trade is told; a debt of nothing is left out. */
function totalDebt(inputs: Inputs): CapWords {
  const inflow = formatWan(fen(told(inputs, 'yearlyInflowFen')));
  const less = (name: string, what: string) => (told(inputs, name) > 0 ? [`${what}：−${wan(inputs, name)}`] : []);
  return {
    title: '负债合计上限之内',
    how: [
      `一年的回款或供货 ${inflow} × ${percent(inputs, 'totalDebtSharePpm')}`,
      ...less('debtsFen', '已有负债'),
      ...less('otherOutstandingFen', '本方案内的其他授信'),
    ],
  };
}
