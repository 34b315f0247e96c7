import type { Tone } from '../components/tag.tsx';

/** How an application stands, in a word, on a list. */
const STATUS: Record<string, { text: string; tone?: Tone }> = {
  draft: { text: '待填写', tone: 'brand' },
  submitted: { text: '待授权', tone: 'brand' },
  gathering: { text: '读取数据', tone: 'brand' },
  assessing: { text: '评估中', tone: 'brand' },
  underReview: { text: '人工复核', tone: 'info' },
  offered: { text: '待您决定', tone: 'positive' },
  declined: { text: '暂未通过', tone: 'caution' },
  expired: { text: '已过期' },
  accepted: { text: '待签授权', tone: 'brand' },
  bankReview: { text: '银行审批', tone: 'info' },
  bankDeclined: { text: '银行未批准', tone: 'caution' },
  approved: { text: '待支用', tone: 'positive' },
  signing: { text: '签约中', tone: 'brand' },
  signingFailed: { text: '没有签成', tone: 'caution' },
  active: { text: '使用中', tone: 'positive' },
  withdrawn: { text: '已撤回' },
};

export const wordsForStatus = (status: string): { text: string; tone?: Tone } => STATUS[status] ?? { text: '处理中' };

/** Applications in which nothing more will happen. */
export const ENDED_STATUSES: readonly string[] = ['declined', 'expired', 'bankDeclined', 'withdrawn'];
