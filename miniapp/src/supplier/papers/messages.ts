import type { BackingView, PaperView } from '@loan/shared/api/backing';
import { isRefused, type PaperKind } from '@loan/shared/backing/papers';
import { addDecimals } from '@loan/shared/facts/decimal';
import type { DecimalText } from '@loan/shared/facts/month';
import { fen } from '@loan/shared/money/fen';
import { formatDay, formatWan, formatYuan } from '@loan/shared/money/format';
import type { Instant } from '@loan/shared/time/instant';
import type { CallError } from '../../api/create-client.ts';
import { ANSWERS } from '../../words/answers.ts';
import { grouped } from '../../words/grouped.ts';
import { formatMoment, formatUntil } from '../../words/when.ts';

type Backing = BackingView;
type Kind = Backing['kind'];

/** What differs between a factory with its buyer and a seller with its forwarder. */
export const OF = {
  orders: {
    title: '买方、协议和单据',
    other: '买方',
    otherCard: '1　买方',
    otherNone: '填写买方企业，就是向您下单的公司。',
    add: '填写买方',
    papers: '3　发票、送货单与订单',
    confirmCard: '4　买方确认',
    confirmText: '请买方在自己手机上确认订单和应收账款转让。评估可以先做，买方确认后才能放款。',
    seesOnly: '买方只看到这些订单和协议，看不到您的贷款额度和利率。',
    contact: '买方联系人',
    limits: '可以上传 PDF、图片、OFD，数电发票请上传 XML，会自动读取。每个文件不超过 10 MB。',
  },
  freight: {
    title: '货代与运费账单',
    other: '货代',
    otherCard: '1　货代',
    otherNone: '填写承运您货物的货代企业。',
    add: '填写货代',
    papers: '2　运费账单',
    confirmCard: '3　货代确认',
    confirmText: '请货代在自己手机上逐张确认账单。货代确认后才能评估，只有确认过、还没有付的账单计入额度。',
    seesOnly: '货代只看到这些账单，看不到您的贷款额度和利率。',
    contact: '货代联系人',
    limits: '可以上传 PDF、图片、OFD，照着填写。每个文件不超过 10 MB。',
  },
} as const satisfies Record<Kind, unknown>;

export const words = {
  lead: '上传文件，照着文件填写，请核对后保存。已填的随时保留，可以离开再来。',
  fixed: '评估已经开始，单据不能再改。',
  agreement: '2　年度采购协议',
  agreementNone: '上传双方盖章的年度采购协议，再填写主要条款。',
  agreementAdd: '填写协议',
  upload: '上传文件',
  byHand: '不上传，先填写',
  change: '修改',
  check: '请核对',
  confirmed: '对方已确认',
  filled: '已填写',
  save: '已核对，保存',
  remove: '删除这一张',
  replaceFile: '换一个文件',
  attach: '上传这一张的文件',
  see: '逐张查看',
  sending: '正在上传',
  fill: '填写',
  again: '重新上传',
  drop: '移除',
  toFill: '已上传，照着文件填写并核对',
  noFile: '没有附文件',
  noCheck: '发票没有接入税务查验，以文件和对方确认为准。',
  elsewhere: '有单据已用于其他融资',
  elsewhereCure: '同一张单据不能重复融资。请删除已用过的单据，换成新的订单。',
  name: '企业名称',
  code: '统一社会信用代码',
  since: '合作开始',
  relation: '与您是否关联',
  amount: '年度金额',
  period: '有效期',
  cycle: '交期 + 账期',
  number: '协议编号',
  file: '文件',
  fromInvoice: '用微信发票抬头填写',
  invite: '发给买方确认',
  remind: '再提醒一次',
  replace: '换联系人',
  inviteTitle: '发给谁确认',
  inviteText: '只有这个手机号能打开，链接 7 天内有效',
  contactName: '联系人姓名',
  contactPhone: '联系人手机号',
  make: '生成确认链接',
  copy: '复制确认链接',
  copied: '已复制，发给对方即可',
  share: '发给对方',
  nearby: '对方就在身边',
  nearbyText: '请对方用自己的微信扫一扫。',
  reminded: '今天已经提醒过，过多提醒会打扰对方',
  refusedCure: '有异议的不会用来融资。请与对方核对后修改，改过的会在同一链接里再请对方确认。',
  allPaid: '账单都已经付清，没有可以融资的。请填写还没有付的账单，会在同一链接里再请对方确认。',
  allPaidFixed: '账单都已经付清，没有可以融资的。有还没有付的账单时，可以撤回后重新申请。',
  refusedFixed: '有异议的不会用来融资。评估已经开始，请与对方核对，或撤回后重新申请。',
  needLine: '先填写至少一张要确认的单据，再发给对方。',
  assess: '开始评估',
  submit: '查看授权内容，提交评估',
  submitting: '正在提交',
  laterNote: '对方确认可以稍后完成。',
  shopsNext: '下一步：授权店铺',
  shopsNote: '货代确认可以同时进行，确认后才能评估。',
  waitForwarder: '等待货代确认',
  allPaidBar: '没有可以融资的账单',
  waitForwarderNote: '店铺已授权。货代确认后才能评估，确认了会通知您。',
  moreSources: '店铺与其他数据来源',
  moreSourcesText: '授权越完整，评估越准',
  back: '返回',
  shops: '买方授权的店铺',
};

export const RELATION = { none: '没有关联', related: '有关联', unsure: '不确定' } as const;

export const KIND: Readonly<Record<PaperKind, { one: string; count: (n: number) => string; none: string }>> = {
  order: { one: '本次订单', count: (n) => `本次订单 ${n} 张`, none: '还没有本次要融资的订单' },
  invoice: { one: '增值税发票', count: (n) => `增值税发票 ${n} 张`, none: '近 12 个月的发票，证明以往的交易' },
  deliveryNote: { one: '送货单', count: (n) => `送货单 ${n} 份`, none: '买方签收的送货单，与发票逐张对上' },
  freightBill: { one: '运费账单', count: (n) => `运费账单 ${n} 张`, none: '还没有账单' },
};

export const KINDS_OF: Readonly<Record<Kind, readonly PaperKind[]>> = {
  orders: ['invoice', 'deliveryNote', 'order'],
  freight: ['freightBill'],
};

/** What is wrong with one paper, and what to do about it. */
export const PROBLEM: Readonly<Record<PaperView['problems'][number], string>> = {
  noDeliveryNote: '没有对上送货单。请补上对应的送货单，或在送货单里填写这张发票号。',
  notSigned: '送货单没有买方签收。请换成签收过的一份。',
  belongsToNothing: '没有对上任何发票或订单。请核对送货单上的号码。',
  otherSeller: '销售方不是您的企业。请核对发票，或换一张。',
  otherBuyer: '购买方不是上面的买方。请核对发票，或换一张。',
  noFile: '还没有附文件。',
};

const LACKING: Readonly<Record<Backing['lacking'][number], string>> = {
  counterparty: '对方企业',
  agreement: '年度采购协议',
  order: '本次订单',
  freightBill: '运费账单',
};
export const lackingWords = (lacking: Backing['lacking']): string =>
  `还差：${lacking.map((one) => LACKING[one]).join('、')}`;

export const doneWords = (company: string, { kind, lacking }: Backing): string => {
  const all = kind === 'orders' ? 3 : 2;
  return `${company}${company ? ' · ' : ''}必填 ${all - lacking.length} / ${all} 项`;
};

/** The heaviest thing to say of a list of papers: how many were matched, and the sum. */
export function sumWords(kind: PaperKind, papers: readonly PaperView[]): string {
  if (kind === 'freightBill') return billsWords(papers);
  const total = papers.reduce((sum, { paper }) => sum + ('amountFen' in paper ? (paper.amountFen ?? 0) : 0), 0);
  const sum = `合计 ${formatWan(fen(total), 1)}元`;
  if (kind === 'order') return sum;
  const matched = papers.filter(({ problems }) =>
    problems.every((problem) => problem !== 'noDeliveryNote' && problem !== 'belongsToNothing'),
  ).length;
  const text = kind === 'invoice' ? `${matched} 张对上送货单` : `${matched} 份与发票或订单对上`;
  return kind === 'invoice' ? `${sum}，${text}` : text;
}

/** By currency: what is billed in dollars is added to nothing else. */
function billsWords(papers: readonly PaperView[]): string {
  const sums = new Map<string, DecimalText>();
  for (const { paper } of papers) {
    if (paper.kind !== 'freightBill') continue;
    const before = sums.get(paper.currency);
    sums.set(paper.currency, before ? addDecimals(before, paper.amount) : paper.amount);
  }
  return `合计 ${[...sums].map(([currency, amount]) => `${currency} ${grouped(amount)}`).join('、')}`;
}

/** One line on a paper: when, and how much. */
export function paperWords({ paper }: PaperView): string {
  switch (paper.kind) {
    case 'order':
      return `${formatYuan(paper.amountFen)}，${formatDay(paper.deliverBy)} 交货，${formatDay(paper.dueOn)} 付款`;
    case 'invoice':
      return `${formatYuan(paper.amountFen)}，${formatDay(paper.issuedOn)} 开票${paper.paidOn ? `，${formatDay(paper.paidOn)} 已付` : ''}`;
    case 'deliveryNote':
      return `${formatDay(paper.deliveredOn)} 送货，${paper.signedByBuyer ? '买方已签收' : '没有签收'}`;
    case 'freightBill':
      return `${paper.month}，${paper.currency} ${grouped(paper.amount)}，${paper.route}，${paper.parcels} 票`;
  }
}

export const stateWords = ({ state, answer }: Pick<PaperView, 'state' | 'answer'>): string => {
  if (answer !== undefined) return ANSWERS[answer];
  return state === 'fromXml' ? '读自发票文件，请核对' : '您填写的，待对方确认';
};

const PLEDGED: Readonly<Record<Backing['financedElsewhere'][number]['kind'], string>> = {
  order: '订单',
  invoice: '发票',
  freightBill: '运费账单',
};
export const pledgedWords = (taken: Backing['financedElsewhere']): string =>
  taken.map(({ kind, count }) => `${PLEDGED[kind]} ${count} 张`).join('、');

type Link = NonNullable<Backing['link']>;
type Said = { title: string; text?: string; when?: string; state: 'done' | 'now' | 'later' };

/** How far the other side has come, in the order in which it happens. */
export function linkMoments(backing: Backing, link: Link, now: Date): Said[] {
  const moment = (at: Instant | undefined) => (at ? { when: formatMoment(at, now) } : {});
  const lines = backing.papers.filter(({ paper }) => paper.kind === 'order' || paper.kind === 'freightBill');
  const refused = lines.filter(({ answer }) => isRefused(answer)).length;
  const paid = lines.filter(({ answer }) => answer === 'alreadyPaid').length;
  const isAnswered = link.state === 'answered';
  const sent: Said = {
    title: `链接已发给 ${link.contactName}`,
    text: `手机 ${link.phoneMasked}`,
    state: 'done',
    ...moment(link.sentAt),
  };
  const opened: Said = link.phoneCheckedAt
    ? { title: '已打开，手机号已核对', state: 'done', ...moment(link.phoneCheckedAt) }
    : link.openedAt
      ? { title: '已打开，手机号还没有核对', state: 'now', ...moment(link.openedAt) }
      : { title: '还没有打开', state: isAnswered ? 'done' : 'now' };
  const answered: Said = isAnswered
    ? {
        title: answeredWords(lines.length, { paid, refused }),
        state: 'done',
        ...moment(link.answeredAt),
      }
    : {
        title: `等待确认 ${lines.length} 张`,
        text: formatUntil(link.expiresAt, now),
        state: link.phoneCheckedAt ? 'now' : 'later',
      };
  return [sent, opened, answered, ...(backing.kind === 'orders' ? [assignmentMoment(backing)] : [])];
}

function answeredWords(lines: number, { paid, refused }: { paid: number; refused: number }): string {
  if (paid + refused === 0) return `${lines} 张全部确认`;
  const others = [...(paid > 0 ? [`${paid} 张已经付清`] : []), ...(refused > 0 ? [`${refused} 张有异议`] : [])];
  return [`确认 ${lines - paid - refused} 张`, ...others].join('，');
}

function assignmentMoment({ assignment }: Backing): Said {
  if (assignment === 'acknowledged') return { title: '买方已知悉应收账款转让', state: 'done' };
  if (assignment === 'refused') return { title: '买方不同意应收账款转让，不能放款', state: 'now' };
  return { title: '买方确认应收账款转让', state: 'later' };
}

const LINK_TAG = {
  sent: ['等待打开', 'brand'],
  opened: ['已打开', 'brand'],
  phoneChecked: ['等待确认', 'brand'],
  answered: ['已答复', 'positive'],
  expired: ['链接已过期', 'caution'],
} as const;
/** Nobody disputes a bill, and there is none left to lend on. */
export const isAllPaid = (papers: readonly PaperView[]): boolean =>
  papers.some(({ answer }) => answer === 'alreadyPaid') &&
  papers.every(({ answer }) => answer === undefined || answer === 'alreadyPaid');
/** What the borrower can do about an answer that confirms nothing. */
export const answeredCure = ({ editable, papers }: Backing): string => {
  if (isAllPaid(papers)) return editable ? words.allPaid : words.allPaidFixed;
  return editable ? words.refusedCure : words.refusedFixed;
};
export const linkTag = ({ confirmed, link, papers }: Backing) => {
  if (confirmed) return ['已确认', 'positive'] as const;
  if (link?.state === 'answered') return [isAllPaid(papers) ? '都已付清' : '有异议', 'caution'] as const;
  return link ? LINK_TAG[link.state] : (['还没有发', undefined] as const);
};

/** What the card on the other side's chat says; no sum. */
export const cardTitle = (company: string, kind: Kind): string =>
  `${company}请您确认${kind === 'orders' ? '订单' : '运费账单'}`;

const UPLOAD_PROBLEMS: Record<string, string> = {
  type: '这种文件不能用。请上传 PDF、JPG、PNG、OFD 或 XML。',
  size: '超过 10 MB。请压缩，或分开拍照上传。',
  FileTypeWrong: '这种文件不能用。请上传 PDF、JPG、PNG、OFD 或 XML。',
  FileUnreadable: '读不出这份文件。请重新下载原件；照片请平放、光线均匀，拍全四角。',
  FileDiffers: '文件内容与后缀不符。请上传原件，不要改后缀。',
  InvoiceVoided: '这张发票已作废，不能使用。请换一张有效的发票。',
  InvoiceRed: '这是红字发票，不能使用。请换一张有效的发票。',
  NumberTwice: '这张发票已经在列表里，不用再传。',
  TooManyFiles: '文件太多了。请先移除不需要的。',
  PapersFull: '单据已满 160 张。请先删除不需要的。',
  PapersFixed: '评估已经开始，单据不能再改。',
};

export function uploadProblem(error: CallError | 'type' | 'size'): string {
  const rule = typeof error === 'string' ? error : error.tag === 'Refused' ? error.rule : error.tag;
  return UPLOAD_PROBLEMS[rule] ?? '没有传上来。网络恢复后重新上传。';
}
