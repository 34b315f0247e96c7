import type { Application } from '@loan/shared/application/application';
import type { Instant } from '@loan/shared/time/instant';
import type { ListWrite } from '../../ports/ledger.ts';

/** The one list of applications a person of the partner has to look at. */
export const REVIEW_DESK = 'desk';

export const reviewItem = (
  { id }: Application,
  { at, reasons }: { at: Instant; reasons: { code: string; text: string }[] },
): ListWrite => ({
  list: 'reviews',
  owner: REVIEW_DESK,
  key: id,
  item: { applicationId: id, at, reasons },
});
