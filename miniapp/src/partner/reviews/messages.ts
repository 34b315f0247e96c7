export const words = {
  what: '待复核的申请',
  title: '人工复核',
  text: '逐项核对，每一项写明依据。两人各自得出同样的结论才生效；额度与利率由规则算出，人工不能改。',
  none: '没有待复核的申请。',
  since: (moment: string) => `${moment} 转来`,
  waitsForSecond: '等第二人',
  byMe: '您已提出结论，等另一人独立复核。',
  bySomebody: (by: string) => `${by} 已提出结论。请独立核对，您看不到对方的结论。`,
  contested: '申请人的说明',
  parts: ['现状', '门槛', '怎么做'],
  fixed: '这一条直接拒绝，人工不能更正，只能维持并说明。',
  choose: '结论',
  corrected: '更正',
  upheld: '维持',
  ground: '依据（申请人会看到）',
  onlyReviewers: '您的角色只能查看。',
  left: (count: number) => `还有 ${count} 项没有写完`,
  submit: '提交结论',
  submitSecond: '提交独立结论',
} as const;

export const DONE = {
  underReview: '已提交。另一人得出同样的结论后生效。',
  offered: '两人结论一致，已按规则给出额度。',
  declined: '两人结论一致，已答复申请人。',
} as const;

export const REFUSAL: Record<string, string> = {
  SamePerson: '第一份结论是您提出的，要由另一人来复核。',
  RoleMissing: '您的角色不能做这一步。',
  NotUnderReview: '这份申请已经不在复核中，请刷新。',
  NotConcludedYet: '还没有人提出结论，请刷新。',
  AlreadyConcluded: '刚刚有人提出了结论，请刷新后独立复核。',
  ItemsDiffer: '复核的项目变了，请刷新。',
  NotForAPerson: '有一项是直接拒绝的规则，人工不能更正。',
  StillNotOffered: '全部更正以后，按规则仍然不能给出额度。请维持不成立的一项并说明。',
};
