import type { ApplicationView } from '@loan/shared/api/view';

export const words = {
  again: '重新开始',
  home: '回到首页',
  data: '撤回授权并删除数据',
  progress: '发生过什么',
};

/** How an application came to its end, in words that blame nobody. */
export function endWords({ status, myRoles }: ApplicationView): { title: string; text: string } {
  const isApplicant = myRoles.includes('applicant');
  switch (status) {
    case 'withdrawn':
      return { title: '申请已撤回', text: '不再读取数据，不收费，也不影响您的征信。想继续时可以重新申请。' };
    case 'expired':
      return { title: '申请已过期', text: '超过有效期没有完成下一步。不收费，重新申请时已填的资料可以再用。' };
    default:
      return isApplicant
        ? { title: '申请已结束', text: '没有产生借款，也不收费。' }
        : { title: '这次申请已结束', text: '不再需要您做什么。您没有因此承担任何债务。' };
  }
}
