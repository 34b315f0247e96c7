import type { DecisionView } from '@loan/shared/api/view';
import { type Fen, fen } from '@loan/shared/money/fen';
import { formatDay, formatWan } from '@loan/shared/money/format';
import type { LimitStage, ScorePart } from '@loan/shared/offer/decision';
import { VENDORS, Vendor } from '@loan/shared/source/vendors';

export const words = {
  suggested: '建议授信额度',
  now: '现在可用',
  later: '后续开放',
  rate: '年化（单利）',
  term: '最长期限',
  fees: '其他费用',
  reasons: '原因',
  cost: '总成本',
  costFailed: '没有算出成本',
  retry: '重试',
  monthly: '每月还款',
  monthlyInterest: '每月付息',
  principalAtEnd: '最后还本',
  lastDay: '还清日',
  interest: '利息合计',
  feesFull: '担保费、保险费、服务费',
  allIn: '综合年化成本（单利）',
  bureau: '征信：还没有查，接受后由您授权',
  score: '评分构成',
  why: '为什么是这个结果',
  most: '加分最多',
  gaps: '还差多少',
  all: '查看全部',
  allTitle: '评分明细',
  higher: '怎样可以更高',
  higherNote: '由同一套规则重新计算，不是承诺。',
  question: '对结果有疑问',
  portrait: '经营画像',
  exportResult: '导出本结果',
  decline: '暂不接受',
  accept: '接受，去签征信授权',
  declineTitle: '先不接受',
  missing: '没有读到',
  notCounted: '不计分',
  debts: '已有负债',
  withoutDebts: '全部还清后可给',
  debtsNote: '来自您授权的平台结算和收款流水，按参考汇率折算；没有查询征信。还清后可重新评估，不是承诺。',
  company: '企业',
  controller: '实际控制人',
  you: '（您本人）',
};

export const gradeWords = (grade: string, score: number): string => `${grade} 级 · ${score} 分`;
export const baseWords = (base: number, score: number): string => `基础 ${base} ${signed(score - base)} = ${score}`;
const signed = (points: number) => (points < 0 ? `− ${-points}` : `+ ${points}`);

export const standsUntil = (bank: string, until: string): string =>
  `这是评估建议，由${bank}独立审批。结果 ${until}有效，不接受也不收费。`;

export const laterWords = (stages: readonly LimitStage[]): string =>
  stages.map(({ text, opensOn }) => `${text}${opensOn ? `，预计 ${formatDay(opensOn)}` : ''}。`).join('');

/** What has not happened yet, and in what order it would. */
export const bureauSteps = (bank: string) => [
  { title: '到这一步', text: '只用了您授权的经营数据，没有查询任何征信。', state: 'done' as const },
  {
    title: '接受以后',
    text: `企业和实际控制人各签一份《征信授权书》，授权${bank}各查询一次。`,
    state: 'later' as const,
  },
  { title: '两份都签好', text: '才提交银行审批。不签不查，也不提交。', state: 'later' as const },
];

export const whoSigns = (bothMe: boolean): string =>
  bothMe ? '两份都由您签。' : '由谁签就在谁自己的手机上签，您可以把邀请发给对方。';

/** Of a part that gives no points: whether it changes the limit. */
export const partWords = ({ points, bestPoints, limitEffectFen }: ScorePart): string =>
  points !== 0 || bestPoints !== 0 ? '' : limitEffectFen === 0 ? '未使用' : '已计入';

/** What a part does to the line beside its points. */
export const effectWords = ({ part, limitEffectFen }: ScorePart): string => {
  const by = part === 'insurance' ? '投保' : '平台和经营时长的系数';
  if (limitEffectFen === 0) return '';
  return `${by}使额度${limitEffectFen < 0 ? '少' : '多'} ${formatWan(fen(Math.abs(limitEffectFen)))}`;
};

export const declineText = (until: string): string =>
  `额度保留到 ${until}，期间随时可以回来接受。不接受不收费，也不影响您申请其他贷款。`;

/** A fact nobody gave takes no points away, and is said so rather than counted as bad. */
export const missingWords = (titles: readonly string[]): string => `没有读到的不加分也不扣分：${titles.join('、')}。`;

type Debt = DecisionView['debts'][number];

export const debtEffectWords = (effect: Fen): string =>
  effect > 0 ? `还没还清的贷款让这次的额度少了 ${formatWan(effect)}。` : '还没还清的贷款没有减少这次的额度。';

/** Whose figures tell of the debt. */
export const debtSourceWords = (source: Debt['source']): string => {
  const vendor = Vendor.safeParse(source).data;
  if (vendor) return `${VENDORS[vendor].name}结算`;
  return source === 'paymentCompany' ? '收款流水' : '平台结算';
};
