import fc from 'fast-check';
import type { ApplicationEvent, ApplicationEventType } from '../application/events.ts';
import { addMs, Instant } from '../time/instant.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const HASH = 'a'.repeat(64);
const DAY_MS = 86_400_000;

export const FIRST_AT = Instant.parse('2026-11-23T01:00:00.000Z');
const PERSON = { legalRepresentative: uuid(11), controller: uuid(12) } as const;

/** Numbers that choose between variants of an event: one person or two, this signer or that. */
type Dice = { a: number; b: number };

const termsAt = (at: Instant) => ({
  limitFen: 400_000_000,
  availableFen: 100_000_000,
  annualRatePpm: 70_000,
  termMonths: 12,
  validUntil: addMs(at, 30 * DAY_MS),
  bankReference: 'BR-1',
  decidedAt: at,
});
const offerAt = (at: Instant, origin: 'engine' | 'bank') => ({
  offerId: uuid(origin === 'bank' ? 42 : 41),
  origin,
  decisionId: uuid(31),
  limitFen: 500_000_000,
  availableFen: 200_000_000,
  annualRatePpm: 58_000,
  termMonths: 12,
  offeredAt: at,
  expiresAt: addMs(at, 7 * DAY_MS),
});
const REASONS = [{ code: 'tenureTooShort', text: '经营时长不足' }];
const ELIGIBILITY = { marketplaces: ['amazon'], tradingMonths: 'from12', settlement: 'company' };
const either = <T>(n: number, ...options: T[]) => options[n % options.length];

function peopleOf(isOne: boolean, user: { userId?: string }) {
  const legalRepresentative = { personId: PERSON.legalRepresentative, ...user };
  return { legalRepresentative, controller: isOne ? legalRepresentative : { personId: PERSON.controller } };
}

type Facts = Record<string, unknown>;
const MADE: Record<ApplicationEventType, (at: Instant, dice: Dice) => Facts> = {
  open: () => ({ id: uuid(1), applicantId: uuid(2), bankId: 'BANK-A', eligibility: ELIGIBILITY }),
  changeEligibility: (_, { a }) => ({
    eligibility: { ...ELIGIBILITY, tradingMonths: either(a, 'from6to11', 'from12') },
  }),
  declareCompany: (_, { a, b }) => ({
    companyId: uuid(3),
    people: peopleOf(a % 2 === 0, b % 2 ? { userId: uuid(2) } : {}),
    settlement: { holderKind: 'company', holderName: '深圳市云帆科技有限公司', accountTail: '6621' },
    ...(b % 3 ? {} : { requestedLimitFen: 100_000_000 }),
  }),
  submit: () => ({ consents: [uuid(21), uuid(22)] }),
  attachSource: (_, { a }) => ({ sourceId: uuid(50 + (a % 3)) }),
  gather: (_, { a }) => (a % 3 === 2 ? { reading: false, nothingRead: true } : { reading: a % 3 === 0 }),
  noteBacking: (_, { a, b }) => ({ complete: a % 3 !== 0, confirmed: a % 3 !== 0 && b % 2 === 0 }),
  requestAssessment: () => ({}),
  assess: () => ({}),
  offer: (at) => ({ decisionId: uuid(31), offer: offerAt(at, 'engine') }),
  decline: () => ({ decisionId: uuid(31), reasons: REASONS }),
  refer: () => ({ decisionId: uuid(31), reasons: REASONS }),
  concludeReview: (at, { a }) => ({
    concluded: {
      items: [{ code: 'ownerMismatch', result: 'upheld', ground: '资料不足' }],
      ...{ by: either(a, 'zhao', 'sun'), at },
    },
  }),
  accept: () => ({ offerId: uuid(41), bureau: { company: { documentId: 'd1' }, controller: { documentId: 'd2' } } }),
  acceptBankTerms: () => ({ offerId: uuid(42) }),
  inviteSigner: (_, { a }) => ({ role: either(a, 'legalRepresentative', 'controller') }),
  openInvitation: (_, { a }) => ({ role: either(a, 'legalRepresentative', 'controller') }),
  takeInvitation: (_, { a, b }) => ({
    role: either(a, 'legalRepresentative', 'controller'),
    userId: uuid(60 + (b % 2)),
  }),
  declineInvitation: (_, { a }) => ({ role: either(a, 'legalRepresentative', 'controller') }),
  provePerson: (_, { a }) => ({
    personId: either(a, PERSON.legalRepresentative, PERSON.controller),
    reference: 'open-1',
  }),
  proveCompany: () => ({ reference: 'corp-1' }),
  sendBureau: (_, { a }) => ({ subject: either(a, 'company', 'controller'), taskId: `t${a % 2}`, sha256: HASH }),
  signBureau: (at, { a }) => ({ subject: either(a, 'company', 'controller'), signedAt: at, signedSha256: HASH }),
  askBank: () => ({ creditApplyNo: 'CA-00000001' }),
  bankApprove: (at) => ({ terms: termsAt(at) }),
  bankCut: (at) => ({ terms: termsAt(at), offer: offerAt(at, 'bank') }),
  bankDecline: () => ({ reasons: REASONS }),
  quoteDrawdown: () => ({ drawdownId: uuid(71) }),
  startSigning: (_, { a }) => ({
    signing: { attempt: 1 + (a % 4), taskReference: 'LOAN-1', documentId: 'd3', drawdownId: uuid(71) },
  }),
  sendSigning: () => ({ taskId: 't3', sha256: HASH }),
  signPart: (at, { a }) => ({ signer: either(a, 'company', 'controller', 'bank'), signedAt: at }),
  failSigning: (_, { a }) => ({ failure: either(a, 'rejected', 'expired', 'wrongSigner', 'cancelled') }),
  activate: () => ({ facilityId: uuid(1), signedSha256: HASH }),
  fund: () => ({}),
  withdraw: () => ({}),
  expire: () => ({}),
  clockNear: () => ({}),
  clockBroken: () => ({}),
};

export const EVENT_TYPES = Object.keys(MADE) as ApplicationEventType[];

/** An event as it might happen at that moment, with invented facts. */
export const applicationEvent = (
  type: ApplicationEventType,
  at: Instant,
  dice: Dice = { a: 0, b: 0 },
): ApplicationEvent => ({ type, at, ...MADE[type](at, dice) }) as ApplicationEvent;

/** What is tried one after the other on a walk through the life of an application: most of it is refused. */
export const anyTries = fc.array(
  fc.record({
    choice: fc.nat(1_000),
    a: fc.nat(11),
    b: fc.nat(5),
    waitMs: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 3 * 3_600_000 })),
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
);
