import { randomUUID } from 'node:crypto';
import type { Change, RecordWrite } from '@loan/functions/ports/ledger';
import { decisionName } from '@loan/functions/use-cases/bank/apply';
import { canonicalBytes } from '@loan/functions/use-cases/hashes';
import type { Application } from '@loan/shared/application/application';
import type { Consent } from '@loan/shared/consent/consent';
import { transitionDrawdown } from '@loan/shared/drawdown/drawdown';
import type { Maturity } from '@loan/shared/drawdown/maturity';
import { quoteOf } from '@loan/shared/drawdown/quote';
import { transitionFacility } from '@loan/shared/facility/facility';
import { referenceSnapshot } from '@loan/shared/golden/reference-seller';
import { fen } from '@loan/shared/money/fen';
import { AnnualRatePpm } from '@loan/shared/money/interest';
import { decide } from '@loan/shared/offer/decide';
import { dataLoan202611 } from '@loan/shared/policy/data-loan-2026-11/policy';
import type { Result } from '@loan/shared/result';
import { type Source, type SourceEvent, transitionSource } from '@loan/shared/source/source';
import { FIRST_AT } from '@loan/shared/testing/application-events';
import { addMs, shanghaiDay } from '@loan/shared/time/instant';
import { BY, consenting } from '../commits.ts';
import { PARTNER, type Workshop } from './workshop.ts';

export const AMOUNT_FEN = 100_000_000;
const COMPANY_NAME = '深圳市云帆科技有限公司';
const BANK_ID = 'BANK-A';

/** Puts an application down as it stands, with its company and people as far as they are known. */
export async function seedApplication({ deps }: Workshop, state: Application): Promise<void> {
  const companyId = 'companyId' in state ? state.companyId : undefined;
  const people = 'people' in state && state.people ? Object.values(state.people) : [];
  const personIds = [...new Set(people.map(({ personId }) => personId))];
  const opened = { type: 'open', at: FIRST_AT } as never;
  const written = await deps.ledger.commit({
    changes: [{ kind: 'application', before: undefined, event: opened, after: state, by: BY }],
    records: [...(companyId ? [companyRecord(companyId)] : []), ...personIds.map(personRecord)],
  });
  if (!written.ok) throw new Error(written.error.tag);
}

const sealed = (text: string) => text as never;

const companyRecord = (id: string): RecordWrite => ({
  kind: 'company',
  key: id,
  expect: 'new',
  value: {
    id,
    name: COMPANY_NAME,
    creditCode: '91440300MA5YY00107',
    legalRepresentativeName: sealed('林晓峰'),
    account: sealed('755900000010101'),
    accountMasked: '****0101',
    bankName: '招商银行深圳分行',
    clientId: 'company-1',
  },
});

const personRecord = (id: string): RecordWrite => ({
  kind: 'person',
  key: id,
  expect: 'new',
  value: {
    id,
    name: sealed('林晓峰'),
    identityNumber: sealed('440301198001010013'),
    phone: sealed('13800000001'),
    nameMasked: '林**',
    identityMasked: '4403**********0013',
    phoneMasked: '138****0001',
    clientId: id,
  },
});

/**
 * A drawdown that is held, on its open line, under its deposit, with the job that instructs the bank. With `maturity`
 * it rests on orders and is repaid at its end.
 */
export async function seedHeldDrawdown(
  { deps }: Workshop,
  state: Application,
  maturity?: Maturity,
): Promise<{ drawdownId: string }> {
  if (state.status !== 'active') throw new Error('not active');
  const { id: applicationId, terms, facilityId, signing } = state;
  const at = FIRST_AT;
  const { drawdownId } = signing;
  const method = maturity ? ('bullet' as const) : ('levelInstalment' as const);
  const asked = { amountFen: fen(AMOUNT_FEN), termMonths: 6, method };
  const annualRatePpm = AnnualRatePpm.parse(terms.annualRatePpm);
  const quote = quoteOf({ ...asked, annualRatePpm, startOn: shanghaiDay(at), maturity }, () => true);
  const wish = { ...asked, termMonths: quote.termMonths };
  const open = {
    type: 'open' as const,
    at,
    id: facilityId,
    applicationId,
    bankId: state.bankId,
    limitFen: terms.limitFen,
    availableLimitFen: terms.availableFen,
    annualRatePpm,
    termMonths: terms.termMonths,
    validUntil: terms.validUntil,
  };
  const quoted = {
    type: 'quote' as const,
    at,
    id: drawdownId,
    applicationId,
    bankId: state.bankId,
    ...wish,
    annualRatePpm,
    purpose: 'stock' as const,
    quote,
  };
  const hold = { type: 'hold' as const, at, amountFen: wish.amountFen, drawdownId };
  const facility = after(transitionFacility(after(transitionFacility(undefined, open)), hold));
  const held = { type: 'hold' as const, at, facilityId };
  const drawdown = after(transitionDrawdown(after(transitionDrawdown(undefined, quoted)), held));
  const changes: Change[] = [
    { kind: 'facility', before: undefined, event: open, after: facility, by: BY },
    { kind: 'drawdown', before: undefined, event: held, after: drawdown, by: BY },
  ];
  await deps.ledger.setDeposit(PARTNER, 2_000_000_000, at, BY);
  await deps.ledger.commit({
    changes,
    deposit: { partnerId: PARTNER, move: 'hold', amountFen: AMOUNT_FEN, drawdownId },
    jobs: [{ id: 'instruct', kind: 'instructDrawdown', payload: { drawdownId }, dueAt: at }],
  });
  return { drawdownId };
}

/** So many pieces of news, written while the bank was not looking. */
export async function seedNews({ deps }: Workshop, applicationId: string, count: number): Promise<void> {
  const news = Array.from({ length: count }, () => ({ type: 'application.submitted' as const, data: {} }));
  await deps.ledger.commit({ bank: { applicationId, bankId: BANK_ID, at: addMs(FIRST_AT, 0), news } });
}

function after<T>(result: Result<T, { tag: string }>): T {
  if (!result.ok) throw new Error(result.error.tag);
  return result.value;
}

/** The decision an application rests on, which the bank is told of, with the job that puts it before the bank. */
export async function seedReadyForBank({ deps }: Workshop, state: Application): Promise<void> {
  if (state.status !== 'accepted') throw new Error('not accepted');
  const decision = decide(dataLoan202611, referenceSnapshot());
  const { decisionId, id: applicationId } = state;
  await deps.objects.put('evidence', decisionName(decisionId), canonicalBytes(decision), 'application/json');
  const value = {
    applicationId,
    outcome: decision.outcome,
    limitFen: decision.limitFen,
    policyVersion: decision.policyVersion,
    snapshotSha256: 'b'.repeat(64),
    decisionSha256: 'c'.repeat(64),
    cleared: [],
    at: FIRST_AT,
  };
  await deps.ledger.commit({
    records: [{ kind: 'decision', key: decisionId, value, expect: 'new' }],
    jobs: [{ id: 'ask', kind: 'askBank', payload: { applicationId }, dueAt: FIRST_AT }],
  });
}

export const SOURCE_ID = '00000000-0000-4000-8000-000000000050';
export const CONSENT_ID = '00000000-0000-4000-8000-000000000021';
const SHOP: Extract<SourceEvent, { type: 'authorise' }>['shop'] = {
  sellerId: 'A1YUNFAN0US01',
  shopName: 'YUNFAN Outdoor',
  registeredCompany: COMPANY_NAME,
  marketplaceIds: ['ATVPDKIKX0DER'],
  suspended: false,
};

/** A shop that is theirs, consented to and being read, with the job that reads it. */
export async function seedReadingShop(
  { deps }: Workshop,
  { id: applicationId, applicantId }: Application,
): Promise<void> {
  const at = FIRST_AT;
  const link = { vendor: 'amazon' as const, region: 'na', typed: {}, stateHash: 'x', linkExpiresAt: at };
  const events: SourceEvent[] = [
    { type: 'create', at, id: SOURCE_ID, applicationId, ownerId: applicantId, ...link },
    { type: 'authorise', at, shop: SHOP, owner: 'applicant' },
    { type: 'confirm', at, relation: 'sameCompany', pullId: randomUUID() },
  ];
  let source: Source | undefined;
  for (const event of events) source = after(transitionSource(source, event));
  const consent = consenting(applicationId);
  await deps.ledger.setDeposit(PARTNER, 2_000_000_000, at, BY);
  const sealed = await deps.keyring.seal(
    JSON.stringify({ region: 'na', secrets: { refreshToken: 'Atzr|x' }, sellerId: SHOP.sellerId }),
    `credential:${SOURCE_ID}`,
  );
  const written = await deps.ledger.commit({
    changes: [
      { kind: 'source', before: undefined, event: events[0] as SourceEvent, after: source as Source, by: BY },
      { ...consent, after: { ...consent.after, id: CONSENT_ID, giverId: applicantId } as Consent },
    ],
    records: [{ kind: 'credential', key: SOURCE_ID, value: { sealed }, expect: 'new' }],
    claims: [{ claim: `source:amazon:na:${SHOP.sellerId}`, owner: '91440300MA5YY00107' }],
    lists: [{ list: 'consents', owner: applicantId, key: 'k', item: { consentId: CONSENT_ID } }],
    jobs: [{ id: 'read', kind: 'readSource', payload: { sourceId: SOURCE_ID }, dueAt: at }],
  });
  if (!written.ok) throw new Error(written.error.tag);
}
