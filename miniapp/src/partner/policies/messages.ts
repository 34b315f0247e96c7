import type { Standing } from '@loan/shared/policy-release/book';
import type { Tone } from '../../components/tag.tsx';

export const words = {
  what: '规则版本',
  title: '评估规则',
  text: '每个版本不可修改。新版本先影子运行，再由第二人审批、银行同意，到日子才生效。',
  columns: ['版本', '状态', '生效', '提出 / 审批', '校验值'],
  none: '还没有新版本。用命令 policy draft 提出一个。',
  broken: '这个产品的版本记录对不上，请立即告诉管理员。',
  noShadow: '还没有可对比的决定。影子运行开始后，每个新申请都会同时算一次，不影响任何申请。',
  source: '比较哪些申请',
  ofShadow: '影子运行',
  ofBackTest: '回测',
  noBackTest: '这段时间没有按旧版作出的决定。',
  first: '从哪天起',
  last: '到哪天止',
  test: '回测这段时间的决定',
  testing: (done: number, left: number) => (left === 0 ? '正在重算' : `已重算 ${done} 份，还有 ${left} 份`),
  badWindow: '日期不对：从早到晚，最多 400 天。',
  unreadable: (count: number) => `${count} 份的存证已不完整，没有计入。请告诉管理员。`,
  isCut: '这段时间的决定更多，只计入前 5000 份。请缩短日期。',
  weigh: '逐项算影响',
  weighing: '正在算',
  weighedOn: (cases: number) => `在最近 ${cases} 份申请上，每次只改一项`,
  alone: '单独改的影响',
  notAlone: '单独改不成立',
  effect: (changed: number, outcomes: number, wan: string) =>
    changed === 0 ? '没有影响' : `${changed} 份变，其中 ${outcomes} 份结果变，额度 ${wan}万`,
  exported: '导出 CSV',
  failed: (count: number) => `新版在 ${count} 份申请上没有算出结果，没有计入。`,
  head: (version: string, base: string, cases: number) => `${version} 与 ${base}，${cases} 份申请`,
  approval: '通过率',
  mean: '户均额度',
  total: '额度合计',
  rate: '加权年化（单利）',
  index: '分数稳定性 PSI',
  households: (before: number, now: number) => `${before} → ${now} 户`,
  swap: '换进换出',
  both: '都通过',
  onlyBefore: '只有旧版通过',
  onlyNow: '只有新版通过',
  neither: '都不通过',
  changes: '额度变化',
  changesOf: '两个版本都通过的申请',
  migration: '等级迁移',
  rows: '行 旧，列 新',
  different: '改了什么',
  differentColumns: ['规则', '旧', '新', '理由'],
  cases: '换进换出的申请',
  caseColumns: ['决定编号', '', '旧', '新', '哪条规则'],
  segments: '分组',
  segmentColumns: ['分组', '申请', '通过', '额度（万元）'],
  conditions: '上线条件',
  unseen: '换进的申请没有按新版放款，看不到它们会不会违约。',
  ground: '理由（有条件未满足时必填，留在存证里）',
  from: '从哪天起生效（例如 2026-12-01）',
  reference: '银行谁同意的，批文编号',
} as const;

export const STANDING: Record<Standing, { text: string; tone?: Tone }> = {
  drafted: { text: '已提出' },
  shadow: { text: '影子运行', tone: 'brand' },
  approved: { text: '已审批', tone: 'brand' },
  scheduled: { text: '待生效', tone: 'brand' },
  live: { text: '生效中', tone: 'positive' },
  replaced: { text: '已停用' },
  retired: { text: '已撤下', tone: 'caution' },
  rejected: { text: '已放弃' },
};

export const CONDITION: Record<string, string> = {
  shadowCases: '影子样本',
  shadowFailures: '新版算不出的申请',
  scoreStability: '分数稳定性 PSI',
  approvalChange: '通过率变化',
  limitChange: '额度合计变化',
  changesHeld: '没有案例看着的改动',
  referenceSeller: '参照客户额度',
};

export const SEGMENT = { marketplace: '平台', grade: '等级', size: '规模' } as const;
export const PRODUCT: Record<string, string> = {
  ...{ dataLoan: '数据贷', orderLoan: '订单贷', inventoryLoan: '库存贷', adLoan: '广告贷', logisticsLoan: '物流贷' },
};
export const OUTCOME = { offered: '通过', declined: '拒', referred: '转人工' } as const;

/** Whose step it is, and what a refusal means for whoever tried. */
export const REFUSAL: Record<string, string> = {
  SamePerson: '提出的人不能审批或上线自己的版本，请另一人来做。',
  RoleMissing: '您的角色不能做这一步。',
  ConditionsUnmet: '有上线条件未满足。确实要继续，请写明理由。',
  BaseMoved: '对比的旧版已经不是生效版本，请从现在的版本重新提出。',
  BankHasNotAgreed: '银行还没有同意。',
  AnotherScheduled: '另一个版本正等待生效。',
  EffectiveInThePast: '生效日期不能早于今天。',
  NotInThisStanding: '这个版本的状态已经变了，请刷新。',
  TooManyShadows: '最多三个版本同时影子运行。',
};
