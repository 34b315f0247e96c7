import type { Snapshot } from '../facts/snapshot.ts';
import { Fen } from '../money/fen.ts';
import { formatPercent, formatWanYuan, formatYuan } from '../money/format.ts';
import type { Decision } from '../offer/decision.ts';
import type { Policy } from '../policy/policy-schema.ts';
import { capRows, characteristicRows, debtRows, scoreRows } from './decision-rows.ts';
import { companyRows, flowRows, MONTH_HEAD, monthRows } from './facts.ts';
import { inOneLine, toldInputs } from './inputs.ts';
import { evidenceRows, ruleRows } from './rule-rows.ts';
import type { Section } from './section.ts';
import { shopRows } from './shop-rows.ts';
import { NOT_READ } from './shown.ts';
import { FOR_REVIEWERS } from './telling.ts';

type Rows = Section['rows'];
const figures = (title: string, rows: Rows, head?: string[]): Section => ({
  ...{ kind: 'figures', title, rows },
  ...(head ? { head } : {}),
});

/** A decision down to its facts, as whoever reviews it reads it (复核依据). Parts that say nothing are left out. */
export function sectionsOf(decision: Decision, snapshot: Snapshot, policy: Policy): Section[] {
  const { score, grade, debts } = decision;
  const rules: Section = {
    ...{ kind: 'rules', title: '规则', head: ['规则', '取值', '门槛', '结果'] },
    rows: ruleRows(decision, policy),
  };
  return [
    rules,
    figures('这些规则读到了什么', evidenceRows(decision, policy), ['规则', '项目', '内容']),
    figures(`评分 ${score} 分，等级 ${grade}`, scoreRows(decision), ['部分', '得分 / 最高', '说明']),
    figures('各项得分', characteristicRows(decision), ['部分', '项目', '现状', '得分 / 最高']),
    figures('额度怎样得出', limitRows(decision, policy), ['上限', '金额', '怎样得出']),
    debts.length === 0
      ? figures('已有负债', [['平台贷款、收款机构贷款', NOT_READ]])
      : figures('已有负债', debtsWithEffect(decision), ['贷款机构', '未还', '来源', '日期']),
    figures('事实', companyRows(snapshot, FOR_REVIEWERS)),
    ...flowSections(snapshot),
    ...snapshot.shops.flatMap(shopSections),
  ].filter(({ rows }) => rows.length > 0);
}

const debtsWithEffect = (decision: Decision): Rows => [
  ...debtRows(decision, FOR_REVIEWERS),
  [`没有这些负债，额度高 ${formatWanYuan(decision.debtEffectFen)}`],
];

/** Each bound, then what came of them: a referred decision holds no terms, its steps do. */
function limitRows(decision: Decision, policy: Policy): Rows {
  const caps = capRows(decision, policy).map(({ title, amount, inputs, decides }) => [
    ...[title, amount],
    [inOneLine(toldInputs('', inputs)), decides ? '由此决定额度' : ''].filter(Boolean).join('，'),
  ]);
  const found = (step: string) => decision.trace.find((one) => one.step === step);
  const came = (title: string, step: string, inUnit: (value: number) => string): Rows => {
    const { result, inputs = {} } = found(step) ?? {};
    const { bindingCap: _, ...others } = inputs;
    return typeof result === 'number' ? [[title, inUnit(result), inOneLine(toldInputs('', others))]] : [];
  };
  const yuan = (amount: number) => formatYuan(Fen.parse(amount));
  return [
    ...caps,
    ...came('按规则的额度', 'limit.limitFen', yuan),
    ...came('首次可用', 'limit.firstDrawFen', yuan),
    ...came('年化利率（单利）', 'price.annualRatePpm', formatPercent),
  ];
}

function flowSections(snapshot: Snapshot): Section[] {
  const told = flowRows(snapshot, FOR_REVIEWERS);
  if (!told) return [figures('交叉核对', [['订单、回款和发货', NOT_READ]])];
  const { legs, unmatched, unmatchedCount } = told;
  return [
    legs.length === 0
      ? figures('交叉核对', [['订单、回款和发货', '没有另外的来源可以核对']])
      : figures('交叉核对', legs, ['店铺', '核对', '来源', '匹配', '方式']),
    figures(`对不上的 ${unmatchedCount} 项`, unmatched, ['店铺', '核对', '多或少', '日期', '金额', '原因']),
  ];
}

/** The newest months first, since those are looked at. */
function shopSections(shop: Snapshot['shops'][number], index: number): Section[] {
  const name = `店铺 ${index + 1}　${FOR_REVIEWERS.shop(shop)}`;
  return [
    figures(name, shopRows(shop, FOR_REVIEWERS, '')),
    figures(`${name}　按月`, monthRows(shop).reverse(), MONTH_HEAD),
  ];
}
