import type { Answer } from '@loan/shared/backing/papers';

/** The other side's word on a line, to whoever reads it. */
export const ANSWERS: Readonly<Record<Answer, string>> = {
  confirmed: '对方已确认',
  notOurs: '对方说不是他们的单据',
  otherPayer: '对方说抬头不符',
  alreadyPaid: '对方说已经付清',
  amountDiffers: '对方说金额不符',
  datesDiffer: '对方说日期不符',
  cancelled: '对方说已经取消',
  other: '对方有其他异议',
};
