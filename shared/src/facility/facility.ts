import { ApplicationId, BankId, FacilityId } from '../application/ids.ts';
import { Fen } from '../money/fen.ts';
import { AnnualRatePpm } from '../money/interest.ts';
import { err, ok, type Result } from '../result.ts';
import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';

/**
 * The line (授信): the standing agreement under which money may be drawn.
 * held + drawn never pass `availableLimitFen`, the part that may be drawn by now.
 */
export const Facility = z.object({
  id: FacilityId,
  applicationId: ApplicationId,
  bankId: BankId,
  status: z.enum(['active', 'frozen', 'closed']),
  limitFen: Fen,
  availableLimitFen: Fen,
  heldFen: Fen,
  drawnFen: Fen,
  annualRatePpm: AnnualRatePpm,
  termMonths: z.int().min(1).max(36),
  openedAt: Instant,
  validUntil: Instant,
  version: z.int().min(1),
});
export type Facility = z.infer<typeof Facility>;

export type FacilityEvent = { at: Instant } & (
  | ({ type: 'open' } & Omit<Facility, 'status' | 'heldFen' | 'drawnFen' | 'openedAt' | 'version'>)
  | { type: 'hold'; amountFen: Fen; drawdownId: string }
  | { type: 'release'; amountFen: Fen; drawdownId: string }
  | { type: 'draw'; amountFen: Fen; drawdownId: string }
  | { type: 'freeze'; reason: string }
);
export type FacilityError =
  | { tag: 'IllegalTransition'; from: Facility['status'] | 'none'; event: FacilityEvent['type'] }
  | { tag: 'LimitShort'; leftFen: number };

export const leftFen = ({ availableLimitFen, heldFen, drawnFen }: Facility): number =>
  availableLimitFen - heldFen - drawnFen;

export function transitionFacility(from: Facility | undefined, event: FacilityEvent): Result<Facility, FacilityError> {
  if (event.type === 'open') {
    const { type: _type, at, ...facts } = event;
    if (from) return illegal(from, event);
    return ok(Facility.parse({ ...facts, status: 'active', heldFen: 0, drawnFen: 0, openedAt: at, version: 1 }));
  }
  if (!from || from.status === 'closed') return illegal(from, event);
  const next = (change: Partial<Record<keyof Facility, unknown>>): Result<Facility, FacilityError> =>
    ok(Facility.parse({ ...from, ...change, version: from.version + 1 }));
  switch (event.type) {
    case 'hold':
      if (from.status === 'frozen') return illegal(from, event);
      if (event.amountFen > leftFen(from)) return err({ tag: 'LimitShort', leftFen: leftFen(from) });
      return next({ heldFen: from.heldFen + event.amountFen });
    case 'release':
      return next({ heldFen: from.heldFen - event.amountFen });
    case 'draw':
      return next({ heldFen: from.heldFen - event.amountFen, drawnFen: from.drawnFen + event.amountFen });
    case 'freeze':
      return next({ status: 'frozen' });
  }
}

const illegal = (from: Facility | undefined, event: FacilityEvent): Result<never, FacilityError> =>
  err({ tag: 'IllegalTransition', from: from?.status ?? 'none', event: event.type });
