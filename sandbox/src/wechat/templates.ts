/** A subscribe-message template (订阅消息模板) chosen for this mini-program, with its fields in order. */
export type Template = { id: string; title: string; fields: Readonly<Record<string, string>> };

const template = (name: string, title: string, fields: Template['fields']): Template => ({
  // WeChat's own template ids have 43 characters.
  id: `sandbox-template-${name}-`.padEnd(43, '0'),
  title,
  fields,
});

export const TEMPLATES: readonly Template[] = [
  template('reviewed', '审核结果通知', {
    thing1: '申请产品',
    phrase2: '审核结果',
    amount3: '授信额度',
    thing4: '温馨提示',
  }),
  template('contract', '合同待签署提醒', {
    thing1: '合同名称',
    thing2: '签署人',
    time3: '截止时间',
    thing4: '温馨提示',
  }),
  template('disbursed', '放款成功通知', {
    amount1: '放款金额',
    character_string2: '收款账户',
    time3: '到账时间',
    thing4: '温馨提示',
  }),
  template('invited', '待办事项提醒', { thing1: '事项', thing2: '发起人', time3: '截止时间', thing4: '温馨提示' }),
  template('repayment', '还款提醒', { amount1: '应还金额', date2: '还款日', thing3: '扣款账户', thing4: '温馨提示' }),
];

export const findTemplate = (id: unknown): Template | undefined => TEMPLATES.find((known) => known.id === id);

const CJK = '\\p{Script=Han}';

/**
 * What each kind of field may hold; the kind is the field's name without its number.
 * thing and number are as the documentation of subscribeMessage.send states them.
 * assumed: the rules of the other kinds; confirm: developers.weixin.qq.com, 订阅消息参数值内容限制说明.
 */
const RULES: Readonly<Record<string, RegExp>> = {
  thing: /^[^\n]{1,20}$/u,
  number: /^(?=.{1,32}$)-?\d+(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}\s]{1,5}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日 ?)?\d{1,2}:\d{2}(:\d{2})?$/,
  date: /^\d{4}(年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2})( ?\d{1,2}:\d{2}(:\d{2})?)?$/,
  amount: /^[¥￥$€£]?\d{1,10}(\.\d{1,2})?元?$/,
  phone_number: /^[\d+\-() ]{1,17}$/,
  name: new RegExp(`^([${CJK}·]{1,10}|[A-Za-z.\\- ]{1,20})$`, 'u'),
  phrase: new RegExp(`^${CJK}{1,5}$`, 'u'),
};

/** The first field that is missing or breaks its rule, in WeChat's words. */
export function findBadField({ fields }: Template, data: unknown): string | undefined {
  const given = (typeof data === 'object' && data !== null ? data : {}) as Record<
    string,
    { value?: unknown } | undefined
  >;
  for (const name of Object.keys(fields)) {
    const value = given[name]?.value;
    if (value === undefined || value === '') return `data.${name}.value is empty`;
    const rule = RULES[name.replace(/\d+$/, '')];
    if (typeof value !== 'string' || !rule?.test(value)) return `data.${name}.value invalid`;
  }
  return undefined;
}
