import type { readBacking, readCounterparty } from '@loan/shared/api/backing';
import { assignmentNotice } from '@loan/shared/contract/assignment-notice';
import { buyerConsentText } from '@loan/shared/contract/consent-texts';
import type { z } from '@loan/shared/schema';
import { addMs } from '@loan/shared/time/instant';
import { parties, settings } from './answers.ts';
import { NOW } from './fixtures.ts';

type Backing = z.input<typeof readBacking.response>;
type Link = NonNullable<Backing['link']>;
type Counterparty = z.input<typeof readCounterparty.response>;
type Source = NonNullable<Counterparty['shops']>['sources'][number];

const MINUTE_MS = 60_000;
const ago = (minutes: number) => addMs(NOW, -minutes * MINUTE_MS);
const uuid = (end: string) => `6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f${end}`;
const FACTORY = '深圳市锐联电子有限公司';
const FACTORY_CODE = '91440300MA5YY00107';
const BUYER_CODE = '91350100M000100Y43';

const buyer = {
  role: 'buyer' as const,
  name: '广州市欣途贸易有限公司',
  creditCode: BUYER_CODE,
  marketplace: 'shopee' as const,
  tradingSince: '2023-09',
  relation: 'none' as const,
};
const file = (fileName: string, type = 'pdf') => ({ fileId: uuid('0f1'), fileName, bytes: 2_100_000, type });
const agreement = {
  agreement: {
    number: 'XT-2026-0418',
    annualAmountFen: 1_200_000_000,
    from: '2026-04-18',
    to: '2027-04-17',
    leadDays: 30,
    termDays: 90,
    fileId: uuid('0f1'),
  },
  state: 'typed' as const,
  file: file('XT-2026-0418 采购框架协议.pdf'),
};

type Paper = Backing['papers'][number];
const order = (n: number, more: Partial<Paper> = {}): Paper => ({
  paper: {
    kind: 'order',
    id: uuid(`10${n}`),
    number: `PO-2026-11${String(n).padStart(2, '0')}`,
    amountFen: 58_942_857 + n,
    orderedOn: '2026-11-20',
    deliverBy: '2026-12-20',
    dueOn: '2027-03-20',
  },
  state: 'typed',
  file: file(`PO-2026-11${String(n).padStart(2, '0')}.pdf`),
  problems: [],
  ...more,
});
const invoice = (n: number, more: Partial<Paper> = {}): Paper => ({
  paper: {
    kind: 'invoice',
    id: uuid(`20${n}`),
    number: `0264420${n}`,
    origin: 'fromXml',
    amountFen: 90_533_300,
    issuedOn: `2026-0${n}-12`,
    sellerCode: FACTORY_CODE,
    buyerCode: BUYER_CODE,
    dueOn: `2026-0${n + 3}-12`,
  },
  state: 'fromXml',
  file: file(`0264420${n}.xml`, 'xml'),
  matchedWith: uuid(`30${n}`),
  problems: [],
  ...more,
});
const note = (n: number, more: Partial<Paper> = {}): Paper => ({
  paper: {
    kind: 'deliveryNote',
    id: uuid(`30${n}`),
    number: `SH-${n}`,
    deliveredOn: `2026-0${n}-10`,
    signedByBuyer: true,
  },
  state: 'typed',
  file: file(`送货单 ${n}.jpg`, 'jpg'),
  problems: [],
  ...more,
});
const ORDERS = [1, 2, 3, 4, 5, 6, 7].map((n) => order(n));
const HISTORY = [1, 2, 3, 4, 5].flatMap((n) => [invoice(n), note(n)]);

const link = (state: Link['state'], more: Partial<Link> = {}): Link => ({
  contactName: '周凯',
  phoneMasked: '138 **** 6620',
  state,
  sentAt: ago(108),
  expiresAt: addMs(NOW, 6 * 24 * 60 * MINUTE_MS),
  ...(state === 'sent' ? {} : { openedAt: ago(97) }),
  ...(state === 'phoneChecked' || state === 'answered' ? { phoneCheckedAt: ago(96) } : {}),
  ...(state === 'answered' ? { answeredAt: ago(12) } : {}),
  ...more,
});

const NOTHING: Backing = {
  kind: 'orders',
  version: 1,
  status: 'collecting',
  editable: true,
  papers: [],
  totals: { invoicesFen: 0, ordersFen: 0, confirmedOrdersFen: 0, bills: [] },
  financedElsewhere: [],
  lacking: ['counterparty', 'agreement', 'order'],
  confirmed: false,
  counterpartyShops: [],
};
const whole: Backing = {
  ...NOTHING,
  version: 22,
  counterparty: buyer,
  agreement,
  papers: [...HISTORY, ...ORDERS],
  totals: { invoicesFen: 452_666_500, ordersFen: 412_600_027, confirmedOrdersFen: 0, bills: [] },
  lacking: [],
};
const yes = { answer: 'confirmed' as const, state: 'confirmedByCounterparty' as const };

/** One of a forwarder's two bills. */
const freightBill = (n: 1 | 2, more: Partial<Backing['papers'][number]> = {}): Backing['papers'][number] => ({
  paper: {
    ...{ kind: 'freightBill', id: uuid(`40${n}`), number: `YH-2026-1${n}`, month: `2026-1${n - 1}` },
    ...{ amount: '128400.50', currency: 'USD', route: '深圳—洛杉矶 海运', parcels: 42 },
  },
  state: 'typed',
  problems: n === 1 ? ['noFile'] : [],
  ...more,
});
const freight: Backing = {
  ...NOTHING,
  kind: 'freight',
  counterparty: {
    ...{ role: 'forwarder', name: '深圳市远航国际货运代理有限公司', creditCode: BUYER_CODE },
    relation: 'none',
  },
  papers: [freightBill(1), freightBill(2)],
  lacking: [],
};

/** The papers of an application as the server tells them, by what a person is to see. */
export const PAPERS = {
  empty: NOTHING,
  whole,
  wrong: {
    ...whole,
    papers: [
      invoice(1),
      note(1),
      invoice(2, { problems: ['noDeliveryNote', 'noFile'] }),
      invoice(3, { problems: ['otherSeller'] }),
      note(3, { problems: ['belongsToNothing', 'notSigned'] }),
      ...ORDERS,
    ],
    financedElsewhere: [{ kind: 'invoice', count: 1 }],
  },
  sent: { ...whole, status: 'invited', link: link('sent') },
  phoneChecked: {
    ...whole,
    status: 'invited',
    link: link('phoneChecked', { nextReminderAt: addMs(NOW, 5 * 60 * MINUTE_MS) }),
  },
  confirmed: {
    ...whole,
    status: 'answered',
    editable: false,
    papers: [...HISTORY, ...[1, 2, 3, 4, 5, 6, 7].map((n) => order(n, yes))],
    agreement: { ...agreement, ...yes },
    totals: { ...whole.totals, confirmedOrdersFen: whole.totals.ordersFen },
    link: link('answered'),
    assignment: 'acknowledged',
    confirmed: true,
  },
  refused: {
    ...whole,
    status: 'answered',
    papers: [...HISTORY, order(1, yes), order(2, { answer: 'amountDiffers' }), order(3, { answer: 'notOurs' })],
    agreement: { ...agreement, answer: 'datesDiffer' },
    link: link('answered'),
    assignment: 'refused',
  },
  expired: { ...whole, status: 'invited', link: link('expired') },
  longNames: {
    ...whole,
    counterparty: { ...buyer, name: '呼和浩特市赛罕区欣欣向荣跨境电子商务供应链管理服务有限责任公司' },
    agreement: {
      ...agreement,
      file: file('2026年度供应链采购框架协议及补充条款（双方盖章扫描件最终版）_v3_final_XT-2026-0418-GZ-SZ.pdf'),
    },
  },
  freight,
  freightConfirmed: {
    ...freight,
    status: 'answered',
    papers: [freightBill(1, yes), freightBill(2, { answer: 'alreadyPaid' })],
    link: link('answered'),
    confirmed: true,
  },
} satisfies Record<string, Backing>;
export type PapersNamed = keyof typeof PAPERS;

const LINK = 'counterparty-token-of-a-test-0000';
export const counterpartyLink = {
  token: LINK,
  path: `/pages/counterparty/index?token=${LINK}`,
  url: `https://loan.example/#/pages/counterparty/index?token=${LINK}`,
  expiresAt: addMs(NOW, 7 * 24 * 60 * MINUTE_MS),
};

const lines = (answered: boolean): NonNullable<Counterparty['trade']>['lines'] =>
  [1, 2, 3].map((n) => ({
    id: uuid(`10${n}`),
    kind: 'order' as const,
    number: `PO-2026-110${n}`,
    amountFen: 58_942_857 + n,
    orderedOn: '2026-11-20',
    deliverBy: '2026-12-20',
    dueOn: '2027-03-20',
    ...(answered ? { answer: n === 2 ? ('amountDiffers' as const) : ('confirmed' as const) } : {}),
  }));

const notice = assignmentNotice({ borrowerName: FACTORY, buyerName: buyer.name, bankName: settings.bank.name });
const { fileId: _own, ...agreed } = agreement.agreement;
const trade = (answered: boolean): NonNullable<Counterparty['trade']> => ({
  version: 22,
  counterpartyName: buyer.name,
  agreement: { ...agreed, ...(answered ? { answer: 'confirmed' as const } : {}) },
  lines: lines(answered),
  totalFen: 176_828_577,
  assignment: { paragraphs: notice, ...(answered ? { answer: 'acknowledged' as const } : {}) },
  ...(answered ? { answeredAt: ago(3) } : {}),
});
const guest = (standing: Counterparty['standing'], more: Partial<Counterparty> = {}): Counterparty => ({
  standing,
  kind: 'orders',
  borrowerName: FACTORY,
  lenderName: settings.bank.name,
  contactMasked: '周*',
  phoneMasked: '138 **** 6620',
  expiresAt: addMs(NOW, 6 * 24 * 60 * MINUTE_MS),
  ...more,
});
const shop = (state: Source['state']): Source => ({
  id: uuid('0b1'),
  vendor: 'shopee',
  region: 'cn',
  state,
  revocable: true,
  ...(state === 'awaitingAuthorisation' ? {} : { shopName: 'Xintu Official' }),
});
const answered = (sources: Source[]) =>
  guest('answered', { trade: trade(true), shops: { vendors: ['shopee'], sources } });

/** What a link comes to on the counterparty's phone. */
export const GUESTS = {
  open: guest('open', { trade: trade(false), shops: { vendors: ['shopee'], sources: [] } }),
  answered: answered([]),
  shopAwaited: answered([shop('awaitingConfirmation')]),
  shopRead: answered([shop('read')]),
  phoneNeeded: guest('phoneNeeded'),
  wrongPhone: guest('wrongPhone'),
  replaced: guest('replaced'),
  expired: guest('expired'),
  closed: guest('closed'),
  forwarder: guest('open', {
    kind: 'freight',
    trade: {
      version: 4,
      counterpartyName: '深圳市远航国际货运代理有限公司',
      lines: [
        {
          id: uuid('401'),
          kind: 'freightBill',
          number: 'YH-2026-11',
          month: '2026-10',
          amount: '128400.50',
          currency: 'USD',
          route: '深圳—洛杉矶 海运',
          parcels: 42,
        },
      ],
      totalFen: 0,
    },
  }),
  longNames: guest('open', {
    borrowerName: '呼和浩特市赛罕区锐联锐意进取跨境电子商务供应链管理服务有限责任公司',
    trade: trade(false),
  }),
} satisfies Record<string, Counterparty>;
export type GuestNamed = keyof typeof GUESTS;

export const buyerTexts = [
  { ...buyerConsentText({ ...parties, borrowerName: FACTORY }, 'shopee'), sha256: '0'.repeat(64) },
];
