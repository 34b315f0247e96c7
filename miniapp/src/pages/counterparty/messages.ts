import type { CounterpartyView } from '@loan/shared/api/backing';
import type { SourceView } from '@loan/shared/api/view';
import type { Answer } from '@loan/shared/backing/papers';
import { formatDay, formatYuan } from '@loan/shared/money/format';
import { VENDORS } from '@loan/shared/source/vendors';
import { grouped } from '../../words/grouped.ts';

type Trade = NonNullable<CounterpartyView['trade']>;
type Line = Trade['lines'][number];

export const words = {
  from: '谁请您确认',
  lender: '贷款银行',
  you: '发给谁',
  valid: '有效期',
  meaning: '这意味着什么',
  agreement: '年度采购协议',
  number: '协议编号',
  amount: '年度金额',
  period: '有效期',
  cycle: '交期 + 账期',
  lines: '逐张确认',
  restTrue: '没有选的都属实',
  true: '属实',
  differs: '有出入',
  why: '哪里有出入',
  assignment: '应收账款转让',
  know: '已知悉，到期付至回款专户',
  refuse: '不同意转让',
  refuseText: '不影响您的采购，只是对方不能凭这些订单获得贷款',
  answered: '已收到您的答复',
  answeredText: '答复已经告诉对方，这一页不能再改。内容有变化时，对方会再请您确认。',
  yours: '您的答复',
  phone: '用微信手机号核对身份',
  phoneTitle: '先核对手机号',
  home: '去首页看看',
  unknown: '不认识这家公司？不要确认，关闭本页即可。',
  noCost: '确认不收费，不查您的征信，您不是借款人，也不是担保人。',
  sending: '正在提交',
  shop: '另外，可以授权您的店铺数据',
  shopAgree: '看授权内容',
  shopTitle: '授权读取店铺数据',
  shopMine: '是我的，开始读取',
  shopNotMine: '不是我的',
  shopWithdraw: '撤回授权',
  shopOpen: '在这部手机打开',
  shopCopy: '复制授权链接',
  copied: '已复制，去常用的浏览器粘贴打开',
  shopScan: '用平时登录的手机扫一扫。',
  region: '店铺在哪个区域',
};

type Meaning = { icon: 'document' | 'bank' | 'undo'; title: string; text: string };
/** What each kind of counterparty is asked, and what it means. */
export const OF: Readonly<
  Record<
    CounterpartyView['kind'],
    { title: (borrower: string) => string; linesText: string; meanings: (lender: string) => Meaning[] }
  >
> = {
  orders: {
    title: (borrower: string) => `${borrower}请您确认订单`,
    linesText: '每一张单独选择。选“有出入”的，不会用来融资，其他的不受影响。',
    meanings: (lender: string) => [
      {
        icon: 'document',
        title: '核对订单是不是真实的',
        text: '只看到发给您的这些订单和协议，看不到对方的贷款额度和利率。',
      },
      { icon: 'bank', title: '货款付到回款专户', text: `订单到期时付到对方在${lender}的专户。金额和日期不变。` },
      { icon: 'undo', title: '可以说不', text: '每一张都可以说有出入，也可以不同意转让。不影响您的采购和征信。' },
    ],
  },
  freight: {
    title: (borrower: string) => `${borrower}请您确认运费账单`,
    linesText: '选“属实”，表示账单是开给对方的、金额一致、还没有付。选“有出入”的，不会用来融资，其他的不受影响。',
    meanings: (lender: string) => [
      { icon: 'document', title: '核对账单是不是您开的', text: '只看到发给您的这些账单，看不到对方的贷款额度和利率。' },
      { icon: 'bank', title: '确认后怎么付', text: `贷款批准后，${lender}按账单直接付给您。账单金额不变。` },
      { icon: 'undo', title: '可以说不', text: '每一张都可以说有出入。不查您的征信，也不收费。' },
    ],
  },
};

export type Reason = { value: Exclude<Answer, 'confirmed'>; label: string };
/** Why not, in the order in which it happens; a bill that was paid is no dispute. */
export const REASONS: Readonly<Record<CounterpartyView['kind'], readonly Reason[]>> = {
  orders: [
    { value: 'notOurs', label: '不是我们的' },
    { value: 'amountDiffers', label: '金额不符' },
    { value: 'datesDiffer', label: '日期不符' },
    { value: 'cancelled', label: '已经取消' },
    { value: 'other', label: '其他' },
  ],
  freight: [
    { value: 'alreadyPaid', label: '已经付清' },
    { value: 'otherPayer', label: '抬头不符' },
    { value: 'notOurs', label: '不是我们开的' },
    { value: 'amountDiffers', label: '金额不符' },
    { value: 'cancelled', label: '已经取消' },
    { value: 'other', label: '其他' },
  ],
};

const SAID: Readonly<Record<Answer, string>> = {
  confirmed: '属实',
  notOurs: '不是我们的',
  otherPayer: '抬头不符',
  alreadyPaid: '已经付清',
  amountDiffers: '金额不符',
  datesDiffer: '日期不符',
  cancelled: '已经取消',
  other: '其他异议',
};
export const saidWords = (answer: Answer | undefined): string => (answer ? SAID[answer] : '没有答复');

export const sumOf = (line: Line): string =>
  line.amountFen === undefined ? `${line.currency} ${grouped(line.amount ?? '')}` : formatYuan(line.amountFen);

export function lineWords({ orderedOn, deliverBy, dueOn, month, route, parcels }: Line): string {
  if (month !== undefined) return `${month}，${route}，${parcels} 票`;
  const said = [
    [orderedOn, '下单'],
    [deliverBy, '交货'],
    [dueOn, '付款'],
  ] as const;
  return said.flatMap(([day, what]) => (day ? [`${formatDay(day as never)} ${what}`] : [])).join('，');
}

/** The button says what it does. */
export function sendWords(open: number, refused: number, lines: number): string {
  if (open > 0) return `还有 ${open} 项没有选`;
  return refused > 0 ? `确认 ${lines - refused} 张，${refused} 张有出入，提交` : `确认 ${lines} 张属实，提交`;
}

/** A link that shows nothing, or nothing any more: why, and what to do. */
export const CLOSED: Readonly<
  Record<Exclude<CounterpartyView['standing'], 'open' | 'answered' | 'phoneNeeded'>, { title: string; text: string }>
> = {
  wrongPhone: { title: '不是发给这个手机号的', text: '请用收到链接的那个手机号登录微信，或请对方重新发给您。' },
  replaced: { title: '这个链接已换新', text: '对方重新发过一个。请打开最新的那一个。' },
  expired: { title: '链接已过期', text: '链接 7 天内有效。请对方重新发一个。' },
  closed: { title: '对方的申请已经结束', text: '不用再确认，您与对方的往来不受影响。' },
};
export const NOT_FOUND = { title: '没有找到这个链接', text: '链接可能不完整，请让对方重新发一次。' };

export const phoneText = (contact: string, phone: string): string =>
  `这个链接发给 ${contact}（${phone}）。核对一致以后才显示要确认的内容。`;

/** What the shop brings, to whom, and what it does not make of its owner. */
export const shopText = (borrower: string): string =>
  `自愿。授权后，${borrower}的额度可以按更高的比例计算。店铺数据不提供给${borrower}，您不因此成为借款人或担保人，随时可以撤回。`;

type Words = { text: string; tone?: 'positive' | 'caution' | 'brand'; tag: string };
export function shopWords({ state, vendor }: SourceView): Words {
  const { name } = VENDORS[vendor];
  switch (state) {
    case 'awaitingAuthorisation':
      return { tag: '等待授权', tone: 'brand', text: `在平时登录${name}的浏览器里打开链接，完成后本页自动更新。` };
    case 'awaitingConfirmation':
      return { tag: '待确认', tone: 'brand', text: '请确认是您的店铺，确认前不读取任何数据。' };
    case 'reading':
      return { tag: '读取中', tone: 'brand', text: '可以离开，读取不会中断。' };
    case 'read':
      return { tag: '已授权', tone: 'positive', text: '只用于评估对方这次申请。' };
    case 'disconnected':
    case 'disowned':
      return { tag: '已撤回', text: '已停止读取，读到的数据已删除。' };
    case 'alreadyBound':
      return { tag: '已被使用', tone: 'caution', text: '这家店铺已连接在另一笔申请里，不能用在这里。' };
    default:
      return { tag: '没有完成', tone: 'caution', text: '没有读取任何数据，可以换一个链接再试。' };
  }
}
