import type { CallError } from '../api/create-client.ts';

/** What happened, whether anything is lost, and what the one button does. */
export type ProblemWords = { title: string; text: string; retry: string };

const RULES: Record<string, ProblemWords> = {
  ApplicationNotFound: {
    title: '没有找到这笔申请',
    text: '链接可能不完整，或者这笔申请不在您名下。',
    retry: '回到首页',
  },
  ConsentTextChanged: {
    title: '授权内容刚刚更新',
    text: '您还没有同意任何内容。请看过新的内容再决定。',
    retry: '查看新的内容',
  },
  StaleVersion: { title: '申请刚刚有变化', text: '已为您更新到最新，请再看一眼。', retry: '查看最新' },
  IllegalTransition: { title: '这一步已经过去了', text: '申请刚刚有变化，没有重复提交。', retry: '查看最新' },
  RelatedLimitReached: {
    title: '额度已被关联企业使用',
    text: '本企业及关联企业合计有上限，另一家刚刚接受了额度。您没有接受任何内容；撤回后重新申请，会按余下的额度评估。',
    retry: '查看最新',
  },
  AlreadyFinanced: {
    title: '已用于另一笔授信',
    text: '这份结果所依据的店铺或单据，刚刚用于另一笔授信。您没有接受任何内容。',
    retry: '查看最新',
  },
  NotConfirmedYet: {
    title: '货代还没有确认账单',
    text: '额度只按货代确认、还没有付的账单计算。请货代在自己手机上确认，确认后就能评估。',
    retry: '查看最新',
  },
  LoanDocumentSigned: {
    title: '合同已经生效',
    text: '各方都已签好，不能再撤回。有疑问请联系客服。',
    retry: '查看最新',
  },
};

/** Refusals that a page has no words of its own for. */
export function wordsForProblem(problem: CallError): ProblemWords {
  switch (problem.tag) {
    case 'Offline':
      return { title: '网络没有连上', text: '没有提交任何内容，已填的都还在。连上网络后再试。', retry: '重试' };
    case 'TimedOut':
      return {
        title: '还没有收到回复',
        text: '这一步可能已经完成，也可能没有。重试不会重复提交。',
        retry: '重试',
      };
    case 'ServerBusy':
      return { title: '系统暂时没有回应', text: `您的申请和资料不受影响。${quoted(problem.requestId)}`, retry: '重试' };
    case 'Unreadable':
      return { title: '没有读懂系统的回复', text: '您的申请和资料不受影响。请更新小程序后再试。', retry: '重试' };
    case 'LoginCancelled':
      return { title: '还没有登录', text: '登录后才能看到您的申请。', retry: '登录' };
    case 'LoginUnavailable':
      return { title: '请在微信中打开', text: '需要用微信登录，才能确认是您本人。', retry: '重试' };
    case 'Refused':
      return (
        RULES[problem.rule] ?? {
          title: '这一步没有完成',
          text: `没有提交任何内容。${quoted(problem.requestId)}`,
          retry: '重试',
        }
      );
  }
}

/** What to tell customer service, so that they find it without asking who it is. */
const quoted = (requestId: string | undefined) =>
  requestId === undefined ? '' : `需要帮助时，请告诉客服编号 ${requestId.slice(0, 8).toUpperCase()}。`;
