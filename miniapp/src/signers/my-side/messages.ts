import type { ApplicationView } from '@loan/shared/api/view';

export const words = {
  nothing: '您这边暂时没有要做的',
  company: '企业',
  role: '您的身份',
  bank: '银行',
  identity: '身份核对',
  proven: '已核对',
  notProven: '签署前核对',
  progress: '进展',
  notify: '需要我签时用微信通知我',
  debt: '到现在为止，您没有因此承担任何债务。',
};

/** Where the application is, for someone who only signs. */
export function leadWords({ status }: ApplicationView): string {
  switch (status) {
    case 'accepted':
    case 'bankReview':
      return '银行正在审批，或者还在等其他人签署。轮到您时，这里会变。';
    case 'approved':
      return '银行已批准。申请人选好用款以后，会请您阅读并签署借款合同。';
    case 'signingFailed':
      return '合同没有签成，等申请人重新发起。';
    default:
      return '申请还在准备，没有需要您签的文件。轮到您时，这里会变。';
  }
}
