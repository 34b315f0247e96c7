import { coverPpm, WARNING_COVER_PPM } from '@loan/shared/backstop/deposit';
import { stillCarried } from '@loan/shared/drawdown/backed';
import { transitionDrawdown } from '@loan/shared/drawdown/drawdown';
import { transitionFacility } from '@loan/shared/facility/facility';
import { SYSTEM } from '../application/move.ts';
import type { Deps } from '../deps.ts';
import { DONE, type JobOutcome } from '../work/work.ts';
import { backedBy } from './backed.ts';

/** Until the deposit has room again: repayments and top-ups give it back during the day. */
const HEADROOM_WAIT_MS = 10 * 60_000;

/** Holds limit and deposit headroom for a drawdown in one transaction, so that no two drawdowns can take the same fen. */
export async function holdDrawdown(
  deps: Deps,
  { applicationId, drawdownId }: { applicationId: string; drawdownId: string },
): Promise<JobOutcome> {
  const application = await deps.ledger.find('application', applicationId);
  const drawdown = await deps.ledger.find('drawdown', drawdownId);
  if (application?.state.status !== 'active' || drawdown?.state.status !== 'quoted') return DONE;
  const facility = await deps.ledger.find('facility', application.state.facilityId);
  if (!facility) return { tag: 'hopeless', cause: 'no facility' };

  const at = deps.now();
  const { amountFen } = drawdown.state;
  const besideFen = facility.state.drawnFen + facility.state.heldFen;
  const backed = await backedBy(deps, application.state);
  if (backed && !stillCarried(backed, drawdown.state, besideFen))
    return releaseUnheld(deps, drawdownId, { failCode: 'BackingShort', failText: '对方确认的单据不足以支持这次支用' });
  const held = transitionFacility(facility.state, { type: 'hold', at, amountFen, drawdownId });
  if (!held.ok) return releaseUnheld(deps, drawdownId, { failCode: held.error.tag, failText: '可用额度不足' });
  const event = { type: 'hold', at, facilityId: application.state.facilityId } as const;
  const after = transitionDrawdown(drawdown.state, event);
  if (!after.ok) return DONE;
  const written = await deps.ledger.commit({
    changes: [
      { kind: 'drawdown', before: drawdown, event, after: after.value, by: SYSTEM },
      {
        kind: 'facility',
        before: facility,
        event: { type: 'hold', at, amountFen, drawdownId },
        after: held.value,
        by: SYSTEM,
      },
    ],
    deposit: { partnerId: deps.settings.partner.id, move: 'hold', amountFen, drawdownId },
    jobs: [{ id: deps.newId(), kind: 'instructDrawdown', payload: { drawdownId }, dueAt: at }],
    bank: {
      applicationId,
      bankId: application.state.bankId,
      at,
      news: [{ type: 'drawdown.held', data: { drawdownId, amountFen } }],
    },
  });
  if (written.ok) {
    await warnOfThinCover(deps);
    return DONE;
  }
  if (written.error.tag !== 'HeadroomShort') return { tag: 'retry', cause: written.error.tag };
  // The partner is told before it matters (R-PTN-2); the borrower waits and keeps the quote.
  deps.log.alarm('deposit headroom short', { partnerId: deps.settings.partner.id, amountFen });
  return { tag: 'later', waitMs: HEADROOM_WAIT_MS };
}

/** The partner hears of it while there is still room (R-PTN-2), not when a borrower is already waiting. */
async function warnOfThinCover({ ledger, log, settings }: Deps): Promise<void> {
  const deposit = await ledger.deposit(settings.partner.id);
  if (deposit && coverPpm(deposit) < WARNING_COVER_PPM) {
    log.alarm('deposit cover is thin', {
      partnerId: deposit.partnerId,
      coverPpm: coverPpm(deposit),
      headroomFen: deposit.headroomFen,
    });
  }
}

async function releaseUnheld(
  deps: Deps,
  drawdownId: string,
  { failCode, failText }: { failCode: string; failText: string },
): Promise<JobOutcome> {
  const before = await deps.ledger.find('drawdown', drawdownId);
  if (!before) return DONE;
  const event = { type: 'release', at: deps.now(), failCode, failText } as const;
  const after = transitionDrawdown(before.state, event);
  if (!after.ok) return DONE;
  const { applicationId, bankId } = before.state;
  const written = await deps.ledger.commit({
    changes: [{ kind: 'drawdown', before, event, after: after.value, by: SYSTEM }],
    bank: {
      applicationId,
      bankId,
      at: event.at,
      news: [{ type: 'drawdown.released', data: { drawdownId, reason: failCode } }],
    },
  });
  return written.ok ? DONE : { tag: 'retry', cause: written.error.tag };
}
