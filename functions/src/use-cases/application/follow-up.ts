import type { Application } from '@loan/shared/application/application';
import { DATA_ONLY_SERVICE_MS, NEAR_LEFT_MS, reachedAt } from '@loan/shared/application/clock';
import type { ApplicationEvent } from '@loan/shared/application/events';
import { whatTheBankNeeds } from '@loan/shared/application/transitions';
import { BANK_PRODUCTS } from '@loan/shared/bank/los-bank';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { NewJob } from '../../ports/jobs.ts';
import type { BankNews, Lists } from '../../ports/records.ts';
import { watching } from '../signing/watching.ts';

/** What else is written in the same transaction as a move of an application: work, news for the bank, a message. */
export type FollowUp = { jobs: NewJob[]; news: BankNews[]; messages: { userId: string; item: Lists['messages'] }[] };

const DRAFT_DAYS_MS = 30 * 86_400_000;
type Make = { newId: () => string };

export function followUp(
  make: Make,
  before: Application | undefined,
  event: ApplicationEvent,
  after: Application,
): FollowUp {
  return {
    jobs: [
      ...work(make, before, event, after),
      ...closing(make, event, after),
      ...clockWork(make, after),
      ...expiry(make, event, after),
      ...forgetting(make, event, after),
    ],
    news: news(event, after),
    messages: messages(event, after),
  };
}

function work({ newId }: Make, before: Application | undefined, event: ApplicationEvent, after: Application): NewJob[] {
  const applicationId = after.id;
  const dueAt = event.at;
  const job = <K extends NewJob['kind']>(kind: K, payload: Extract<NewJob, { kind: K }>['payload']) =>
    ({ id: newId(), kind, payload, dueAt }) as NewJob;
  switch (event.type) {
    case 'gather':
    case 'requestAssessment':
      return canBegin(after) ? [job('beginAssessment', { applicationId })] : [];
    case 'assess':
      return [job('assess', { applicationId })];
    case 'accept':
      return [job('prepareBureau', { applicationId })];
    case 'provePerson':
    case 'proveCompany':
    case 'signBureau':
    case 'noteBacking':
      return after.status === 'accepted' && whatTheBankNeeds(after).length === 0
        ? [job('askBank', { applicationId })]
        : [];
    case 'startSigning':
      return [job('prepareContract', { applicationId })];
    case 'bankApprove':
      return [job('sendMessage', { userId: after.applicantId, applicationId, moment: 'approved' })];
    case 'sendBureau': {
      const payload = { applicationId, subject: event.subject, watch: true as const };
      return [watching({ newId }, { kind: 'checkBureau', payload }, dueAt)];
    }
    case 'sendSigning':
      return [
        ...watchSigning({ newId }, after, dueAt),
        job('sendMessage', { userId: after.applicantId, applicationId, moment: 'contractWaiting' }),
      ];
    case 'fund':
      return [job('sendMessage', { userId: after.applicantId, applicationId, moment: 'disbursed' })];
    case 'withdraw':
      return [
        ...openBureauTasks(before).map((taskId) => job('cancelTask', { taskId, reason: '申请人已撤回申请' })),
        ...after.sources.map((sourceId) => job('revokeSource', { sourceId })),
      ];
    case 'failSigning':
      // A task on which the wrong person stood before the camera is still open: it must not be signed beside the next.
      return event.failure === 'wrongSigner'
        ? openAgreement(before).map((taskId) => job('cancelTask', { taskId, reason: '签署人核验未通过' }))
        : [];
    case 'expire':
      return after.sources.map((sourceId) => job('revokeSource', { sourceId }));
    default:
      return [];
  }
}

/** What was handed in serves nothing once an application has ended, however it ended. */
const FORGETS = new Set<ApplicationEvent['type']>(['withdraw', 'expire', 'decline', 'bankDecline']);
const forgetting = ({ newId }: Make, { type, at }: ApplicationEvent, { id }: Application): NewJob[] =>
  FORGETS.has(type) ? [{ id: newId(), kind: 'forgetFiles', payload: { applicationId: id }, dueAt: at }] : [];

/** Papers that back nothing any more ask nobody anything. */
const closing = ({ newId }: Make, event: ApplicationEvent, after: Application): NewJob[] =>
  FORGETS.has(event.type) && after.backing
    ? [{ id: newId(), kind: 'closeBacking', payload: { applicationId: after.id }, dueAt: event.at }]
    : [];

/** An assessment was asked for, and nothing is being read that it would have to wait for. */
const canBegin = (after: Application): boolean =>
  (after.status === 'submitted' || after.status === 'gathering') &&
  after.assessmentRequestedAt !== undefined &&
  !after.reading;

function watchSigning(make: Make, after: Application, at: Instant): NewJob[] {
  if (after.status !== 'signing') return [];
  const payload = { applicationId: after.id, attempt: after.signing.attempt, watch: true as const };
  return [watching(make, { kind: 'checkSigning', payload }, at)];
}

const openAgreement = (before: Application | undefined): string[] =>
  before?.status === 'signing' && before.signing.taskId ? [before.signing.taskId] : [];

/** Authorisations still out with the e-sign service. The agreement is called off before an application is withdrawn. */
function openBureauTasks(before: Application | undefined): string[] {
  if (before?.status !== 'accepted') return [];
  const { company, controller } = before.bureau;
  return [company, controller].flatMap(({ taskId, signedAt }) => (taskId && !signedAt ? [taskId] : []));
}

/** Looks at the clock again when it would be near its end, if nothing moves before. */
function clockWork({ newId }: Make, after: Application): NewJob[] {
  if (!('clock' in after) || !after.clock.runningSince) return [];
  const { clock } = after;
  const point = clock.nearAt ? DATA_ONLY_SERVICE_MS : DATA_ONLY_SERVICE_MS - NEAR_LEFT_MS;
  const dueAt = clock.brokenAt ? undefined : reachedAt(clock, point);
  return dueAt ? [{ id: newId(), kind: 'watchClock', payload: { applicationId: after.id }, dueAt }] : [];
}

function expiry({ newId }: Make, event: ApplicationEvent, after: Application): NewJob[] {
  const at = (dueAt: NewJob['dueAt']): NewJob[] => [
    { id: newId(), kind: 'expire', payload: { applicationId: after.id, status: after.status }, dueAt },
  ];
  switch (event.type) {
    case 'submit':
      return at(addMs(event.at, DRAFT_DAYS_MS));
    case 'offer':
    case 'bankCut':
      return 'offer' in after && after.offer ? at(addMs(after.offer.expiresAt, 1)) : [];
    case 'accept':
      return 'offer' in after && after.offer ? at(addMs(after.offer.expiresAt, 1)) : [];
    case 'failSigning':
      // The terms ran out while the agreement was out, when their own timer could not end anything.
      return 'terms' in after && after.terms && event.at > after.terms.validUntil ? at(event.at) : [];
    case 'bankApprove':
    case 'acceptBankTerms':
      return 'terms' in after && after.terms ? at(addMs(after.terms.validUntil, 1)) : [];
    default:
      return [];
  }
}

/** What the bank is told of; see docs/bank-integration.md for each. */
function news(event: ApplicationEvent, after: Application): BankNews[] {
  switch (event.type) {
    case 'submit':
      return [{ type: 'application.submitted', data: { product: BANK_PRODUCTS[after.product] } }];
    case 'offer': {
      const { limitFen, availableFen, annualRatePpm, termMonths } = event.offer;
      return [
        {
          type: 'application.offered',
          data: { decisionId: event.decisionId, limitFen, availableFen, annualRatePpm, termMonths },
        },
      ];
    }
    case 'decline':
      return [
        {
          type: 'application.declined',
          data: { decisionId: event.decisionId, reasonCode: event.reasons[0]?.code ?? '' },
        },
      ];
    case 'accept':
    case 'acceptBankTerms':
      return [{ type: 'application.accepted', data: { offerId: event.offerId } }];
    case 'withdraw':
      return 'submittedAt' in after && after.submittedAt ? [{ type: 'application.withdrawn', data: {} }] : [];
    case 'expire':
      return [{ type: 'application.expired', data: {} }];
    case 'signBureau':
      return [
        {
          type: 'bureauAuthorisation.signed',
          data: { subject: event.subject.toUpperCase(), sha256: event.signedSha256 },
        },
      ];
    case 'askBank':
      return [{ type: 'credit.applied', data: { creditApplyNo: event.creditApplyNo } }];
    case 'bankApprove':
    case 'bankCut':
      return [
        {
          type: 'credit.decided',
          data: {
            decision: event.type === 'bankCut' ? 'CUT' : 'APPROVED',
            limitFen: event.terms.limitFen,
            annualRatePpm: event.terms.annualRatePpm,
          },
        },
      ];
    case 'bankDecline':
      return [{ type: 'credit.decided', data: { decision: 'REFUSED' } }];
    case 'startSigning':
      return [
        { type: 'contract.signing', data: { attempt: event.signing.attempt, documentId: event.signing.documentId } },
      ];
    case 'failSigning':
      return [{ type: 'contract.failed', data: { failure: event.failure } }];
    case 'activate':
      return [
        { type: 'contract.signed', data: { sha256: event.signedSha256 } },
        { type: 'facility.activated', data: { facilityId: event.facilityId } },
      ];
    case 'clockNear':
      return [{ type: 'clock.near', data: {} }];
    case 'clockBroken':
      return [{ type: 'clock.broken', data: {} }];
    default:
      return [];
  }
}

/** What the applicant finds under 消息. Others are told on their own pages. */
function messages(event: ApplicationEvent, after: Application): FollowUp['messages'] {
  const tell = (type: string, facts: Record<string, string | number> = {}) => [
    { userId: after.applicantId, item: { at: event.at, type, applicationId: after.id, facts } },
  ];
  switch (event.type) {
    case 'offer':
      return tell('offered', { limitFen: event.offer.limitFen });
    case 'decline':
      return tell('declined');
    case 'refer':
      return tell('underReview');
    case 'signBureau':
      return tell('bureauSigned', { subject: event.subject });
    case 'askBank':
      return tell('bankAsked');
    case 'bankApprove':
      return tell('bankApproved', { limitFen: event.terms.limitFen });
    case 'bankCut':
      return tell('bankCut', { limitFen: event.terms.limitFen });
    case 'bankDecline':
      return tell('bankDeclined');
    case 'sendSigning':
      return tell('contractWaiting');
    case 'failSigning':
      return tell('signingFailed', { failure: event.failure });
    case 'activate':
      return tell('contractSigned');
    case 'fund':
      return tell('disbursed');
    case 'takeInvitation':
      return tell('invitationTaken', { role: event.role });
    case 'declineInvitation':
      return tell('invitationDeclined', { role: event.role });
    case 'withdraw':
      return tell('withdrawn');
    case 'expire':
      return tell('expired');
    default:
      return [];
  }
}
