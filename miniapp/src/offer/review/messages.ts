export const words = {
  title: '专人正在复核',
  lead: '3 个工作日内答复，用微信通知您。不收费，也不查征信。',
  progress: '进展',
  what: '为什么由专人看',
  asked: '您请我们复核什么',
  said: '您的说明',
  how: '复核会怎么做',
  howText: ['重看原始数据，改正读错、算错的地方', '看您的说明和材料能否证明', '规则本身不变，对所有人一样'],
  notify: '有答复用微信通知我',
  service: '联系客服，补充说明',
  neutral: '有一处需要人来确认，与您的信用好坏无关。',
};

/** One person after the other; the second by themselves. */
export const reviewSteps = (since: string, concluded: string | undefined) => [
  { title: '转人工复核', when: since, state: 'done' as const },
  concluded === undefined
    ? { title: '逐项核对', state: 'now' as const }
    : { title: '逐项核对', when: concluded, state: 'done' as const },
  { title: '另一位同事独立复核', state: concluded === undefined ? ('later' as const) : ('now' as const) },
  { title: '书面答复，给出额度或说明理由', state: 'later' as const },
];
