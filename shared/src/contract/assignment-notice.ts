type Parties = { borrowerName: string; buyerName: string; bankName: string };

/**
 * What a buyer is told before it acknowledges the assignment of what it owes (应收账款转让通知): 民法典 articles 545, 546
 * (an assignment binds the debtor once told) and 768 (which assignee of several is paid first).
 * assumed: the wording satisfies them; confirm: the bank's and the partner's lawyers.
 */
export const assignmentNotice = ({ borrowerName, buyerName, bankName }: Parties): string[] => [
  `${borrowerName}拟将对${buyerName}在上述订单项下的应收账款转让给${bankName}，用于申请贷款。您确认后，${buyerName}知悉这项转让。`,
  `订单货款到期时，请付至${borrowerName}在${bankName}开立的回款专户。付款金额、付款日期和订单约定不变，不增加${buyerName}的任何费用。`,
  `${buyerName}不是借款人，也不是担保人。对货物的质量、数量有异议的，原有权利不受影响。`,
];
