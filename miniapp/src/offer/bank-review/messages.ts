import type { ApplicationView } from '@loan/shared/api/view';
import { happened } from '../../words/timeline.ts';
import { formatMoment } from '../../words/when.ts';

export const words = {
  lead: '可以离开，有结果用微信通知您。',
  paused: '时限已暂停，轮到申请方时不计时',
  progress: '进展',
  outcomes: '可能的结果',
  service: '联系客服',
  notify: '有结果用微信通知我',
  home: '先离开，回到首页',
};

export const titleWords = (bank: string): string => `${bank}正在审批`;

/** What has been, what is, what comes; the last in the order it will be asked for. */
export function progressOf({ timeline, company }: ApplicationView, now: Date) {
  const done = happened(timeline).map(({ title, at }) => ({
    title,
    when: formatMoment(at, now),
    state: 'done' as const,
  }));
  return [
    ...done,
    { title: '银行审批额度和利率', when: '进行中', state: 'now' as const },
    { title: '您支用、签约', state: 'later' as const },
    { title: `银行放款到对公账户 ${company?.accountMasked.slice(-4) ?? ''}`, state: 'later' as const },
  ];
}

export const OUTCOMES = [
  { icon: 'done', badge: 'positive', title: '照建议批准', text: '直接去支用，不用再确认' },
  { icon: 'edit', badge: undefined, title: '调整额度或利率', text: '新旧条件并排给您看，由您重新决定' },
  { icon: 'close', badge: 'quiet', title: '不批准', text: '告诉您银行的原因和可以怎么做' },
] as const;
