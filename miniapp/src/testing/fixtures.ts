import { ApplicationView, type QuoteView, type SourceView } from '@loan/shared/api/view';
import { quoteOf } from '@loan/shared/drawdown/quote';
import { fen } from '@loan/shared/money/fen';
import { AnnualRatePpm } from '@loan/shared/money/interest';
import type { RepaymentMethod } from '@loan/shared/repayment/method';
import type { z } from '@loan/shared/schema';
import { VENDORS, Vendor } from '@loan/shared/source/vendors';
import { addMs, Day, Instant } from '@loan/shared/time/instant';
import {
  adDecision,
  declinedDecision,
  freightDecision,
  offeredDecision,
  orderDecision,
  owingDecision,
  stockDecision,
} from './decisions.ts';
import { REVIEWS } from './reviews.ts';

/** A morning on which everything below happened. Pages that speak of today are shown on this day. */
export const NOW = Instant.parse('2026-11-24T03:28:00.000Z');
const ago = (minutes: number) => addMs(NOW, -minutes * 60_000);
const ahead = (minutes: number) => addMs(NOW, minutes * 60_000);
const DAY_MINUTES = 24 * 60;

export const ID = '6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f001';
const uuid = (tail: string) => `6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f${tail}`;

type View = z.input<typeof ApplicationView>;

const company = {
  name: '深圳市云帆科技有限公司',
  creditCode: '91440300MA5YY00107',
  bankName: '招商银行深圳分行',
  accountMasked: '**** 0101',
  proven: false,
};

const person = (role: 'legalRepresentative' | 'controller', changed: Partial<View['people'][number]> = {}) => ({
  role,
  nameMasked: '林**',
  identityMasked: '4403 **** **** **18',
  phoneMasked: '199 **** 0101',
  isMe: true,
  proven: false,
  invitation: 'none' as const,
  ...changed,
});
const onePerson = [person('legalRepresentative'), person('controller')];
const provenPeople = onePerson.map((one) => ({ ...one, proven: true }));

/** Applicant, legal representative and controller on three phones. */
const threePeople = [
  person('legalRepresentative', {
    nameMasked: '吴*',
    isMe: false,
    invitation: 'taken',
    proven: true,
    phoneMasked: '199 **** 0201',
    identityMasked: '4401 **** **** **27',
  }),
  person('controller', {
    nameMasked: '阿***·***',
    isMe: false,
    invitation: 'opened',
    phoneMasked: '199 **** 0202',
    identityMasked: '6531 **** **** **8X',
    invitedAt: ago(40),
    openedAt: ago(12),
  }),
];

const clock = (changed: Partial<NonNullable<View['clock']>> = {}) => ({
  state: 'running' as const,
  startedAt: ago(136),
  usedMs: 136 * 60_000,
  serviceMs: DAY_MINUTES * 60_000,
  dueAt: ahead(DAY_MINUTES - 136),
  awaiting: ['us' as const],
  ...changed,
});
const pausedClock = (awaiting: ('applicant' | 'legalRepresentative' | 'controller')[]) => {
  const { dueAt: _running, ...rest } = clock();
  return { ...rest, state: 'paused' as const, pausedSince: ago(48), awaiting };
};

const base: View = {
  id: ID,
  status: 'draft',
  product: 'dataLoan',
  version: 1,
  myRoles: ['applicant', 'legalRepresentative', 'controller'],
  createdAt: ago(150),
  eligibility: { marketplaces: ['amazon'], tradingMonths: 'from12', settlement: 'licensedPaymentCompany' },
  people: [],
  bankName: '湾区商业银行深圳分行',
  partnerName: '深圳云桥数字科技有限公司',
  consentsGiven: [],
  sources: [],
  vendors: [...Vendor.options],
  assessmentRequested: false,
  reasons: [],
  bankReasons: [],
  timeline: [{ at: ago(150), type: 'open' }],
  myNextStep: 'declareCompany',
};

const source = (changed: Partial<SourceView> = {}): SourceView => ({
  id: uuid('0a1'),
  vendor: 'amazon',
  region: 'na',
  state: 'read',
  revocable: false,
  shopName: 'Yunfan Direct',
  sellerId: 'A1YUNFAN0US01',
  registeredCompany: '深圳市云帆科技有限公司',
  owner: 'applicant',
  ...changed,
});
const progress = (percent: number, reading?: string) => ({
  percent,
  ordersRead: 28_914,
  monthsRead: 9,
  rowsRejected: 3,
  waitingForVendor: false,
  doneBy: ahead(8),
  ...(reading ? { reading } : {}),
});

const RATE = AnnualRatePpm.parse(58_000);
/** The last of the orders is paid in 120 days, and the loan with it fifteen days on. */
const MATURITY = { on: Day.parse('2027-04-08'), paidOn: Day.parse('2027-03-24') };
type Shape = { rate?: AnnualRatePpm; maturity?: typeof MATURITY | undefined };
const quoteFor = (
  amount: number,
  months: number,
  method: RepaymentMethod,
  { rate = RATE, maturity }: Shape = {},
): QuoteView =>
  quoteOf(
    {
      ...{ amountFen: fen(amount), termMonths: months, method, annualRatePpm: rate, maturity },
      startOn: Day.parse('2026-11-24'),
    },
    (day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
  );
/** The server's answer to a wish, by the domain's own reckoning. */
export const quoteOnDemand = (
  wish: { amountFen: number; termMonths: number; method: RepaymentMethod },
  { annualRatePpm = RATE, restsOnOrders = false }: { annualRatePpm?: number | undefined; restsOnOrders?: boolean } = {},
) =>
  quoteFor(wish.amountFen, wish.termMonths, wish.method, {
    rate: AnnualRatePpm.parse(annualRatePpm),
    maturity: restsOnOrders ? MATURITY : undefined,
  });

const termsOf = ({ limitFen, availableFen, annualRatePpm, termMonths }: typeof offeredDecision) => ({
  limitFen,
  availableFen,
  annualRatePpm,
  termMonths,
});
const terms = termsOf(offeredDecision);
const offer = { offerId: uuid('0f1'), origin: 'engine' as const, ...terms, expiresAt: ahead(14 * DAY_MINUTES) };

const submitted = {
  company,
  people: onePerson,
  clock: clock(),
  consentsGiven: ['source.amazon.assessment', 'facts.bank', 'application.bank', 'identity.verification'],
};
const read = { ...submitted, sources: [source({ progress: progress(100) })], assessmentRequested: true };
const offered = { ...read, decision: offeredDecision, offer };
const declined = {
  ...{ ...read, status: 'declined', decision: declinedDecision, myNextStep: 'nothing' },
  reasons: declinedDecision.reasons.map(({ code, text }) => ({ code, text })),
} satisfies Partial<View>;

const offeredFor = (product: View['product'], decision: typeof offeredDecision): Partial<View> => ({
  ...{ ...offered, product, decision, offer: { ...offer, ...termsOf(decision) } },
  ...{ status: 'offered', myNextStep: 'decideOffer', clock: pausedClock(['applicant']) },
});

const bureauDocuments = [
  { documentId: 'bureau-company', title: '企业征信授权书', kind: 'bureauCompany' as const },
  { documentId: 'bureau-controller', title: '个人征信授权书', kind: 'bureauController' as const },
];
type Signer = NonNullable<View['bureau']>['signers'][number];
const signer = (role: Signer['role'], nameMasked: string, signed: boolean, isMe = true): Signer => ({
  role,
  nameMasked,
  isMe,
  state: signed ? 'signed' : 'awaited',
  ...(signed ? { at: ago(60) } : {}),
});
const bureau = (companySigned: boolean, controllerSigned: boolean, mine = true) => ({
  attempt: 1,
  attemptsLeft: 0,
  documents: bureauDocuments,
  signers: [signer('company', company.name, companySigned, mine), signer('controller', '林**', controllerSigned, mine)],
});
const signing = (changed: Partial<NonNullable<View['signing']>> = {}) => ({
  attempt: 1,
  attemptsLeft: 2,
  documents: [{ documentId: 'loan-agreement', title: '额度借款合同', kind: 'loanAgreement' as const }],
  signers: [
    signer('company', company.name, false),
    signer('controller', '林**', false),
    signer('bank', '湾区商业银行深圳分行', false, false),
  ],
  ...changed,
});
const allSigned = signing({
  signers: [
    signer('company', company.name, true),
    signer('controller', '林**', true),
    signer('bank', '湾区商业银行深圳分行', true, false),
  ],
});

const happened = (...types: string[]) => types.map((type, index) => ({ at: ago(130 - index * 9), type }));
const UNTIL_BANK = ['open', 'submit', 'assess', 'offer', 'accept', 'signBureau', 'signBureau', 'askBank'];
const accepted = { ...offered, people: provenPeople, company: { ...company, proven: true } };
const withBank = { ...accepted, bureau: bureau(true, true), timeline: happened(...UNTIL_BANK) };
const approved = {
  ...withBank,
  terms: { ...terms, expiresAt: ahead(30 * DAY_MINUTES) },
  timeline: happened(...UNTIL_BANK, 'bankApprove'),
};
const drawdown = (status: NonNullable<View['drawdown']>['status']) => ({
  id: uuid('0d1'),
  status,
  quote: quoteFor(100_000_000, 6, 'levelInstalment'),
  purpose: 'stock',
  accountMasked: company.accountMasked,
  accountName: company.name,
  bankName: company.bankName,
});
const META = { kind: 'adAccount' as const, name: 'Meta Ads', reference: 'act_1029384756' };
const PAYS_ADS = { payee: 'adAccount' as const, entrusted: META };
const signed = { ...approved, drawdown: drawdown('quoted'), signing: signing() };
const SIGNED = [...UNTIL_BANK, 'bankApprove', 'startSigning', 'sendSigning', 'signPart', 'signPart', 'activate'];
const facility = {
  limitFen: terms.limitFen,
  availableFen: fen(100_000_000),
  drawnFen: fen(100_000_000),
};
const active = { ...signed, signing: allSigned, timeline: happened(...SIGNED), facility };
const schedule = quoteFor(100_000_000, 6, 'levelInstalment').instalments;
const loan = {
  id: uuid('0d1'),
  status: 'current',
  principalFen: 100_000_000,
  outstandingFen: 100_000_000,
  annualRatePpm: 58_000,
  method: 'levelInstalment' as const,
  startedOn: '2026-11-24',
  instalments: schedule,
  ...(schedule[0] ? { nextDue: schedule[0] } : {}),
};

const invited = { myRoles: ['controller' as const], clock: pausedClock(['controller']), sources: [] };
const asController = threePeople.map((one) => ({
  ...one,
  isMe: one.role === 'controller',
  ...(one.role === 'controller' ? { invitation: 'taken' as const } : {}),
}));

/** A factory that lends on its buyer's orders. */
const factory = {
  product: 'orderLoan' as const,
  company: { ...company, name: '深圳市锐联电子有限公司' },
  people: onePerson,
  eligibility: { marketplaces: ['shopee'], tradingMonths: 'from12' as const, settlement: 'company' as const },
};

/** One application in each of the places a person can find it. Keys are what the tests and the pictures are named. */
const inputs: Record<string, Partial<View>> = {
  draft: {},
  declared: { company, people: onePerson, myNextStep: 'giveConsents' },
  factory: { ...factory, myNextStep: 'handInPapers' },
  factoryWhole: { ...factory, myNextStep: 'giveConsents' },
  factoryOfTemu: {
    ...factory,
    eligibility: { ...factory.eligibility, marketplaces: ['temu'] },
    myNextStep: 'giveConsents',
  },
  factoryAssessing: { ...submitted, ...factory, status: 'assessing', assessmentRequested: true, myNextStep: 'wait' },
  factoryOffered: {
    ...offered,
    ...factory,
    sources: [],
    decision: orderDecision,
    offer: { ...offer, ...termsOf(orderDecision) },
    status: 'offered',
    myNextStep: 'decideOffer',
    clock: pausedClock(['applicant']),
  },
  factoryApproved: {
    ...approved,
    ...factory,
    company: { ...factory.company, proven: true },
    ...{ sources: [], decision: orderDecision, terms: { ...approved.terms, ...termsOf(orderDecision) } },
    payout: { payee: 'corporateAccount' },
    ...{ status: 'approved', myNextStep: 'chooseDrawdown', clock: pausedClock(['applicant']) },
  },
  factoryWaiting: {
    ...offered,
    ...factory,
    sources: [],
    people: provenPeople,
    company: { ...factory.company, proven: true },
    bureau: bureau(true, true),
    status: 'accepted',
    myNextStep: 'wait',
    clock: { ...pausedClock([]), awaiting: ['counterparty'] },
  },
  factorySubmitted: { ...submitted, ...factory, status: 'submitted', myNextStep: 'handInPapers' },
  submitted: { ...submitted, status: 'submitted', myNextStep: 'connectSources', clock: pausedClock(['applicant']) },
  freight: { company, people: onePerson, product: 'logisticsLoan', myNextStep: 'handInPapers' },
  freightShops: { ...submitted, product: 'logisticsLoan', status: 'submitted', myNextStep: 'connectSources' },
  freightAwaited: {
    ...submitted,
    ...{ product: 'logisticsLoan', status: 'gathering', myNextStep: 'handInPapers' },
    sources: [source({ progress: progress(100) })],
  },
  manyShops: {
    ...submitted,
    status: 'gathering',
    myNextStep: 'connectSources',
    sources: (['amazon', 'amazon', 'amazon', 'aliexpress', 'ebay', 'tiktokShop', 'shopee', 'shopee'] as const)
      .map((vendor, index) =>
        source({
          id: uuid(`0c${index}`),
          vendor,
          region: VENDORS[vendor].regions[vendor === 'amazon' ? index : 0] ?? 'na',
          shopName: `Yunfan ${VENDORS[vendor].name} ${index + 1}`,
          ...(vendor === 'ebay' ? { state: 'authorisationEnded' as const } : {}),
        }),
      )
      .concat([
        source({ id: uuid('0d1'), vendor: 'lianlian', region: 'global', shopName: '连连账户 ****6621' }),
        source({ id: uuid('0d2'), vendor: 'goodcang', region: 'global', state: 'reading', progress: progress(40) }),
      ]),
  },
  shopOfLianlian: {
    ...submitted,
    status: 'gathering',
    myNextStep: 'confirmShop',
    sources: [
      source({ vendor: 'lianlian', region: 'global', state: 'awaitingConfirmation', shopName: '连连账户 ****6621' }),
    ],
  },
  sourcesMixed: {
    ...submitted,
    status: 'gathering',
    myNextStep: 'connectSources',
    sources: [
      source({ progress: progress(100) }),
      source({ id: uuid('0a2'), region: 'eu', state: 'cancelled' }),
      source({ id: uuid('0a3'), region: 'fe', state: 'linkExpired' }),
      source({
        id: uuid('0a4'),
        region: 'eu',
        state: 'authorisationEnded',
        shopName: 'Yunfan Europe Haushaltswaren und Gartenbedarf GmbH Direktvertrieb',
      }),
    ].map(({ shopName, ...rest }) =>
      rest.state === 'cancelled' || rest.state === 'linkExpired'
        ? rest
        : { ...rest, ...(shopName ? { shopName } : {}) },
    ),
  },
  awaitingAuthorisation: {
    ...submitted,
    status: 'gathering',
    myNextStep: 'connectSources',
    sources: [
      {
        id: uuid('0a1'),
        vendor: 'amazon',
        region: 'na',
        state: 'awaitingAuthorisation',
        revocable: false,
        linkExpiresAt: ahead(10),
      },
    ],
  },
  authorisationCancelled: {
    ...submitted,
    status: 'gathering',
    myNextStep: 'connectSources',
    sources: [{ id: uuid('0a1'), vendor: 'amazon', region: 'na', state: 'cancelled', revocable: false }],
  },
  wrongRegion: {
    ...submitted,
    status: 'gathering',
    myNextStep: 'connectSources',
    sources: [{ id: uuid('0a1'), vendor: 'amazon', region: 'na', state: 'wrongRegion', revocable: false }],
  },
  shop: {
    ...submitted,
    status: 'gathering',
    myNextStep: 'confirmShop',
    sources: [source({ state: 'awaitingConfirmation' })],
  },
  otherShop: {
    ...submitted,
    status: 'gathering',
    myNextStep: 'confirmShop',
    sources: [
      source({
        state: 'awaitingConfirmation',
        shopName: 'Lanmu Home',
        registeredCompany: '深圳市蓝木贸易有限公司',
        owner: 'other',
      }),
    ],
  },
  reading: {
    ...submitted,
    status: 'gathering',
    assessmentRequested: true,
    myNextStep: 'wait',
    sources: [
      source({ state: 'reading', progress: progress(72, 'settlements') }),
      source({
        id: uuid('0a2'),
        region: 'eu',
        state: 'reading',
        shopName: 'Yunfan Europe',
        progress: { ...progress(38, 'orders'), waitingForVendor: true },
      }),
      source({ id: uuid('0a3'), region: 'fe', state: 'read', shopName: 'Yunfan Japan', progress: progress(100) }),
    ],
  },
  readingFailed: {
    ...submitted,
    status: 'gathering',
    myNextStep: 'wait',
    sources: [
      source({ progress: progress(100) }),
      source({ id: uuid('0a2'), region: 'eu', state: 'failed', shopName: 'Yunfan Europe' }),
    ],
  },
  assessing: { ...read, status: 'assessing', myNextStep: 'wait' },
  underReview: {
    ...read,
    status: 'underReview',
    myNextStep: 'wait',
    review: REVIEWS.referred,
    timeline: happened('open', 'submit', 'assess', 'refer'),
  },
  reviewNeutral: { ...read, status: 'underReview', myNextStep: 'wait', review: REVIEWS.nothingToTell },
  reviewContested: {
    ...read,
    status: 'underReview',
    myNextStep: 'wait',
    review: REVIEWS.contested,
    timeline: happened('open', 'submit', 'assess', 'decline', 'refer', 'concludeReview'),
  },
  reviewMixed: { ...declined, review: REVIEWS.mixed },
  reviewUpheld: { ...declined, review: REVIEWS.upheld },
  reviewCleared: {
    ...{ ...offered, status: 'offered', myNextStep: 'decideOffer', clock: pausedClock(['applicant']) },
    review: REVIEWS.cleared,
  },
  offered: { ...offered, status: 'offered', myNextStep: 'decideOffer', clock: pausedClock(['applicant']) },
  declined,
  accepted: {
    ...offered,
    status: 'accepted',
    bureau: bureau(false, false),
    myNextStep: 'signBureau',
    clock: pausedClock(['legalRepresentative', 'controller']),
  },
  acceptedProven: {
    ...accepted,
    status: 'accepted',
    bureau: bureau(true, false),
    myNextStep: 'signBureau',
    clock: pausedClock(['controller']),
  },
  waitingForOthers: {
    ...accepted,
    people: threePeople,
    myRoles: ['applicant'],
    status: 'accepted',
    bureau: { ...bureau(true, false, false) },
    myNextStep: 'wait',
    clock: pausedClock(['controller']),
  },
  inviteOthers: {
    ...accepted,
    people: threePeople.map((one) => ({ ...one, invitation: 'none' as const, proven: false })),
    myRoles: ['applicant'],
    status: 'accepted',
    bureau: bureau(false, false, false),
    myNextStep: 'inviteOthers',
    clock: pausedClock(['legalRepresentative', 'controller']),
  },
  bankReview: { ...withBank, status: 'bankReview', myNextStep: 'wait', clock: clock({ awaiting: ['bank'] }) },
  bankReviewPaused: {
    ...withBank,
    status: 'bankReview',
    myNextStep: 'wait',
    clock: pausedClock(['legalRepresentative']),
  },
  bankReviewLate: {
    ...withBank,
    status: 'bankReview',
    myNextStep: 'wait',
    clock: { ...clock({ awaiting: ['bank'] }), state: 'broken', usedMs: 25 * 3_600_000 },
  },
  bankCut: {
    ...withBank,
    status: 'offered',
    myNextStep: 'decideOffer',
    offer: {
      ...offer,
      origin: 'bank',
      limitFen: fen(400_000_000),
      availableFen: offeredDecision.availableFen,
      annualRatePpm: RATE + 4_000,
      before: terms,
    },
    timeline: happened(...UNTIL_BANK, 'bankCut'),
  },
  bankRefused: {
    ...withBank,
    status: 'bankDeclined',
    myNextStep: 'nothing',
    bankReasons: [{ code: 'B-DEBT', text: '征信显示企业在其他银行的信用贷款余额较高，超过本行规定。' }],
    timeline: happened(...UNTIL_BANK, 'bankDecline'),
  },
  approved: { ...approved, status: 'approved', myNextStep: 'chooseDrawdown', clock: pausedClock(['applicant']) },
  signing: {
    ...signed,
    status: 'signing',
    myNextStep: 'signLoan',
    clock: pausedClock(['legalRepresentative', 'controller']),
  },
  signingWaiting: {
    ...signed,
    status: 'signing',
    myNextStep: 'wait',
    signing: signing({
      signers: [
        signer('company', company.name, true),
        signer('controller', '林**', true),
        signer('bank', '湾区商业银行深圳分行', false, false),
      ],
    }),
  },
  signingFailed: {
    ...signed,
    status: 'signingFailed',
    myNextStep: 'chooseDrawdown',
    signing: signing({ failure: 'rejected', attemptsLeft: 2 }),
  },
  paying: {
    ...active,
    status: 'active',
    drawdown: drawdown('instructed'),
    myNextStep: 'wait',
    clock: clock({ awaiting: ['bank'] }),
  },
  unknown: {
    ...active,
    status: 'active',
    drawdown: drawdown('unknown'),
    myNextStep: 'wait',
    clock: clock({ awaiting: ['bank'] }),
  },
  released: {
    ...active,
    status: 'active',
    drawdown: { ...drawdown('released'), failText: '收款账户户名与借款企业不一致' },
    myNextStep: 'nothing',
  },
  lent: {
    ...active,
    status: 'active',
    drawdown: { ...drawdown('disbursed'), disbursedAt: ago(5), bankTransactionNo: '2611241704-0101' },
    loan,
    myNextStep: 'nothing',
    clock: { ...clock({ awaiting: ['nobody'] }), state: 'stopped' },
    timeline: happened(...SIGNED, 'fund'),
  },
  expired: { ...submitted, status: 'expired', myNextStep: 'nothing', timeline: happened('open', 'submit', 'expire') },
  withdrawn: {
    ...submitted,
    status: 'withdrawn',
    myNextStep: 'nothing',
    timeline: happened('open', 'submit', 'withdraw'),
  },
  controllerWaiting: { ...submitted, ...invited, people: asController, status: 'gathering', myNextStep: 'wait' },
  controllerSigns: {
    ...submitted,
    ...invited,
    people: asController,
    status: 'accepted',
    bureau: {
      ...bureau(true, false, false),
      signers: [signer('company', company.name, true, false), signer('controller', '阿***·***', false)],
    },
    myNextStep: 'signBureau',
  },
  controllerEnded: { ...submitted, ...invited, people: asController, status: 'bankDeclined', myNextStep: 'nothing' },
  offeredOwing: {
    ...offered,
    status: 'offered',
    decision: owingDecision,
    offer: { ...offer, limitFen: owingDecision.limitFen, availableFen: owingDecision.availableFen },
    myNextStep: 'decideOffer',
    clock: pausedClock(['applicant']),
  },
  stockOffered: offeredFor('inventoryLoan', stockDecision),
  freightOffered: offeredFor('logisticsLoan', freightDecision),
  adOffered: offeredFor('adLoan', adDecision),
  adApproved: {
    ...approved,
    ...{
      product: 'adLoan',
      decision: adDecision,
      terms: { ...approved.terms, ...termsOf(adDecision) },
      payout: PAYS_ADS,
    },
    ...{ status: 'approved', myNextStep: 'chooseDrawdown', clock: pausedClock(['applicant']) },
  },
  adUnconnected: {
    ...approved,
    ...{ product: 'adLoan', decision: adDecision, terms: { ...approved.terms, ...termsOf(adDecision) } },
    payout: { payee: 'adAccount' },
    ...{ status: 'approved', myNextStep: 'chooseDrawdown', clock: pausedClock(['applicant']) },
  },
  adSigning: {
    ...signed,
    ...{ product: 'adLoan', status: 'signing', myNextStep: 'signLoan', payout: PAYS_ADS },
    drawdown: { ...drawdown('quoted'), purpose: 'advertising', entrusted: META },
  },
  longNames: {
    ...offered,
    status: 'offered',
    myNextStep: 'decideOffer',
    company: { ...company, name: '深圳市前海云帆远航跨境电子商务供应链管理（集团）股份有限公司福田分公司' },
    people: asController.map((one) => ({ ...one, isMe: false, nameMasked: '古****·*****·***' })),
    myRoles: ['applicant'],
  },
};

/** The same views as a server would send them: checked by the schema, so that a field forgotten here fails at once. */
export const views: Record<string, ApplicationView> = Object.fromEntries(
  Object.entries(inputs).map(([name, input]) => [name, ApplicationView.parse({ ...base, ...input })]),
);

export function viewOf(name: string): ApplicationView {
  const view = views[name];
  if (!view) throw new Error(`fixtures: no view is named ${name}`);
  return view;
}
