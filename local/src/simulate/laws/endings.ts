import { whoseMove } from '@loan/shared/application/whose-move';
import { type Case, type CaseLaw, firstOf } from './case.ts';
import { isSigned } from './case-laws.ts';

const PEOPLE = ['applicant', 'legalRepresentative', 'controller', 'nobody'];

const NOTHING_STANDS_STILL: CaseLaw = {
  name: 'once nothing goes wrong any more, every application ends or waits for a person',
  broken: ({ application, drawdowns }) => {
    // A reviewer of the partner is a person too; so is whoever looks after a first drawdown that was given back.
    if (application.status === 'underReview') return undefined;
    if (application.status === 'active' && drawdowns.some(({ status }) => status === 'released')) return undefined;
    const movers = whoseMove(application);
    return movers.some((mover) => PEOPLE.includes(mover))
      ? undefined
      : `${application.status}, and it is ${movers}'s move`;
  },
};

const SOMETHING_TO_SIGN: CaseLaw = {
  name: 'once nothing goes wrong any more, whoever has to sign has something to sign',
  broken({ application, tasks }) {
    if (application.status !== 'accepted' && application.status !== 'signing') return undefined;
    const isOpen = (taskId: string | undefined) =>
      [...tasks.loan, ...tasks.bureau].some((task) => task.signTaskId === taskId && task.status === 'sign_progress');
    if (application.status === 'signing')
      return isOpen(application.signing.taskId) ? undefined : `signing, and ${application.signing.taskId} is not open`;
    const { company, controller } = application.bureau;
    const stuck = [company, controller].find(({ signedAt, taskId }) => !signedAt && !isOpen(taskId));
    return stuck && `accepted, and the authorisation ${stuck.documentId} can be signed by nobody`;
  },
};

const ENDS_BY_ITSELF: CaseLaw = {
  name: 'what waits for a person ends by itself when nobody comes',
  broken: ({ application, work }) =>
    EXPIRING.includes(application.status) && !work.some(({ kind }) => kind === 'expire')
      ? `${application.status} for ever`
      : unwatched(application.status, work),
};
/** What is out for signature is looked after until something has become of it. */
const unwatched = (status: string, work: Case['work']): string | undefined =>
  status === 'signing' && !work.some(({ kind }) => kind === 'checkSigning') ? 'signing, and nobody looks' : undefined;
const EXPIRING = ['submitted', 'gathering', 'offered', 'accepted', 'approved', 'signingFailed'];

const FORGOTTEN: CaseLaw = {
  name: 'what was read of a shop that was let go is gone, and so is its permission',
  broken: ({ sources, kept }) => {
    const gone = sources.filter(({ status }) => status === 'disconnected' || status === 'disowned');
    const left = kept().find((name) => gone.some(({ id }) => name.includes(id)));
    return left && `${left} is still there`;
  },
};

const BANK_KNOWS_ALL: CaseLaw = {
  name: 'once nothing goes wrong any more, the bank has been told everything',
  broken: ({ line }) =>
    line.deliveredSeq === line.nextSeq - 1 ? undefined : `${line.status}: ${line.deliveredSeq} of ${line.nextSeq - 1}`,
};

const MONEY_IS_KNOWN: CaseLaw = {
  name: 'once nothing goes wrong any more, every payment of the bank is a loan with us',
  broken: ({ instructions, loans }) => {
    const missing = instructions.find(({ drawdownId }) => !loans.some((loan) => loan.drawdownId === drawdownId));
    return missing && `${missing.orderNo} was paid and is no loan`;
  },
};

const NO_LOOSE_PAPER: CaseLaw = {
  name: 'once nothing goes wrong any more, no agreement is out that nobody waits for, and a signed one is in force',
  broken(one: Case) {
    const { application, tasks } = one;
    const isOver = ['withdrawn', 'expired', 'bankDeclined', 'declined'].includes(application.status);
    const open = [...tasks.loan, ...tasks.bureau].filter(({ status }) => status === 'sign_progress');
    return firstOf([
      [!isOver || open.length === 0, `${application.status} with ${open.map(({ subject }) => subject)} to be signed`],
      [!tasks.loan.some(isSigned) || application.status === 'active', `signed agreement, ${application.status}`],
    ]);
  },
};

/** What has to hold once the outside has been calm for long enough. */
export const ENDING_LAWS: readonly CaseLaw[] = [
  NOTHING_STANDS_STILL,
  SOMETHING_TO_SIGN,
  ENDS_BY_ITSELF,
  FORGOTTEN,
  BANK_KNOWS_ALL,
  MONEY_IS_KNOWN,
  NO_LOOSE_PAPER,
];
