export const words = {
  title: '这是您的店铺吗？',
  titleAccount: '这是您的账户吗？',
  sellerId: '卖家编号',
  accountId: '账户编号',
  companyTitle: '登记的企业',
  applicant: '申请企业',
  notGiven: '没有返回登记企业',
  same: '与申请企业一致',
  unknown: '名称无法自动比对，请您确认；评估时会由专人再看一眼',
  more: '还要连接其他店铺，先不评估',
  moreText: '不勾选时，读完自动评估',
  refuseNote: '选「不是我的」，不会读取任何数据，也不会影响您的申请。',
  mine: '是我的，开始读取',
  notMine: '不是我的',

  otherTitle: '店铺登记在另一家企业',
  otherLead: '只有登记在申请企业名下的店铺才能计入额度。这家店铺还没有读取任何数据。',
  notCounted: '未计入',
  choose: '选一种情况',
  elsewhere: '其他已授权的来源不受影响，可以先继续。',
};

export const leadOf = (vendor: string): string => `${vendor}已返回授权。您确认以后才开始读取，现在一条数据也没有读。`;
export const registeredAt = (vendor: string): string => `${vendor}登记`;

export type Situation = 'wrongLogin' | 'transferred' | 'sisterCompany' | 'notMine';

/** What may be behind a shop of another company, and what happens then. */
export const SITUATIONS: readonly {
  value: Situation;
  label: string;
  text: string;
  act: string;
  /** The shop is not used, and its permission ends. */
  letsGo: boolean;
}[] = [
  {
    value: 'wrongLogin',
    label: '登录错了店铺',
    text: '不用这家，换成申请企业名下的店铺，重新授权一次',
    act: '不用这家，重新授权',
    letsGo: true,
  },
  {
    value: 'transferred',
    label: '店铺已转到申请企业名下',
    text: '先读取，再由专人核对主体变更。转入不满 90 天的店铺会多看一步',
    act: '已转入，读取并转人工核对',
    letsGo: false,
  },
  {
    value: 'sisterCompany',
    label: '两家企业是同一位实际控制人',
    text: '由专人核对两家企业的关系。两家合计的额度不超过 1,000万元',
    act: '读取并转人工核对',
    letsGo: false,
  },
  {
    value: 'notMine',
    label: '不是我的店铺',
    text: '不会读取任何数据。链接可能被别人用过，请换一个新链接',
    act: '不用这家',
    letsGo: true,
  },
];
