import type { ApplicationView } from '@loan/shared/api/view';
import { VENDORS } from '@loan/shared/source/vendors';

type Step = ApplicationView['myNextStep'];
type Status = ApplicationView['status'];

/** Every page an application can put in front of somebody, by address. */
export const ADDRESS = {
  company: 'apply/company/index',
  papers: 'supplier/papers/index',
  sources: 'apply/sources/index',
  shop: 'apply/shop/index',
  progress: 'apply/progress/index',
  review: 'offer/review/index',
  result: 'offer/result/index',
  bankCut: 'offer/bank-cut/index',
  refusal: 'offer/refusal/index',
  bankReview: 'offer/bank-review/index',
  bankRefusal: 'offer/bank-refusal/index',
  ended: 'offer/ended/index',
  bureau: 'signers/bureau/index',
  signers: 'signers/follow/index',
  mySide: 'signers/my-side/index',
  drawdown: 'loan/drawdown/index',
  contracts: 'loan/contracts/index',
  signingFailed: 'loan/signing-failed/index',
  money: 'loan/money/index',
} as const;
export type Place = keyof typeof ADDRESS;

export const addressOf = (place: Place, id: string): string => `/${ADDRESS[place]}?id=${id}`;

/**
 * Where somebody belongs in an application, from what the server says of it: its status, and what this reader has to
 * do next. `else` holds for every step that is not named. Nothing is remembered on the phone, so the same
 * application opens on the same page on any device.
 */
const APPLICANT: Record<Status, Partial<Record<Step, Place>> & { else: Place }> = {
  draft: { declareCompany: 'company', handInPapers: 'papers', else: 'sources' },
  submitted: { wait: 'progress', handInPapers: 'papers', else: 'sources' },
  gathering: { confirmShop: 'shop', wait: 'progress', handInPapers: 'papers', else: 'sources' },
  assessing: { else: 'progress' },
  underReview: { else: 'review' },
  offered: { else: 'result' },
  declined: { else: 'refusal' },
  expired: { else: 'ended' },
  accepted: { signBureau: 'bureau', else: 'signers' },
  bankReview: { else: 'bankReview' },
  bankDeclined: { else: 'bankRefusal' },
  approved: { else: 'drawdown' },
  signing: { else: 'contracts' },
  signingFailed: { else: 'signingFailed' },
  active: { else: 'money' },
  withdrawn: { else: 'ended' },
};

/** An invited signer reads and signs; everything else of the application is somebody else's. */
const SIGNER: Record<Status, Partial<Record<Step, Place>> & { else: Place }> = {
  draft: { else: 'mySide' },
  submitted: { else: 'mySide' },
  gathering: { else: 'mySide' },
  assessing: { else: 'mySide' },
  underReview: { else: 'mySide' },
  offered: { else: 'mySide' },
  declined: { else: 'ended' },
  expired: { else: 'ended' },
  accepted: { signBureau: 'bureau', else: 'mySide' },
  bankReview: { else: 'mySide' },
  bankDeclined: { else: 'ended' },
  approved: { else: 'mySide' },
  signing: { else: 'contracts' },
  signingFailed: { else: 'mySide' },
  active: { else: 'money' },
  withdrawn: { else: 'ended' },
};

export function placeOf(
  view: Pick<ApplicationView, 'status' | 'product' | 'eligibility' | 'myNextStep' | 'myRoles' | 'offer'>,
): Place {
  const row = (view.myRoles.includes('applicant') ? APPLICANT : SIGNER)[view.status];
  const place = row[view.myNextStep] ?? row.else;
  if (place === 'sources' && restsOnPapers(view) && !hasShopsToo(view)) return 'papers';
  // The bank's own terms stand beside what was suggested, on a page of their own.
  return place === 'result' && view.offer?.origin === 'bank' ? 'bankCut' : place;
}

/** Lent on papers, which whoever supplies a platform that tells of its suppliers has no need of. */
export const restsOnPapers = ({ product, eligibility }: Pick<ApplicationView, 'product' | 'eligibility'>): boolean =>
  product === 'logisticsLoan' || (product === 'orderLoan' && !eligibility.marketplaces.includes('temu'));

/** Lent on papers and on shops of one's own: the papers come first, and the shops are connected while others confirm. */
export const hasShopsToo = ({ product }: Pick<ApplicationView, 'product'>): boolean => product === 'logisticsLoan';

/** Enough of shops to assess: one has been read, or is being read. */
export const canAssess = ({ sources }: Pick<ApplicationView, 'sources'>): boolean =>
  sources.some(({ state, vendor }) => VENDORS[vendor].kind === 'shop' && (state === 'read' || state === 'reading'));

/** Pages that show or take a loan offer: switched off together where the mini-program's category forbids them. */
export const OFFER_PLACES: readonly Place[] = [
  'result',
  'bankCut',
  'bankReview',
  'bankRefusal',
  'bureau',
  'signers',
  'drawdown',
  'contracts',
  'signingFailed',
  'money',
];

/** Whether the answer can change without this reader doing anything, so that looking again is worth it. */
export function isAwaited(view: Pick<ApplicationView, 'status' | 'myNextStep' | 'sources' | 'drawdown'>): boolean {
  switch (view.status) {
    case 'submitted':
    case 'gathering':
      return view.myNextStep !== 'confirmShop';
    case 'assessing':
    case 'underReview':
    case 'accepted':
    case 'bankReview':
    case 'signing':
      return true;
    case 'active':
      return view.drawdown?.status !== 'disbursed' && view.drawdown?.status !== 'released';
    default:
      return false;
  }
}
