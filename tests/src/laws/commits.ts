import { randomUUID } from 'node:crypto';
import type { Change, Loaded } from '@loan/functions/ports/ledger';
import type { Application } from '@loan/shared/application/application';
import type { ApplicationEvent } from '@loan/shared/application/events';
import { transition } from '@loan/shared/application/transitions';
import { transitionConsent } from '@loan/shared/consent/consent';
import type { Actor } from '@loan/shared/evidence/event';
import { applicationEvent, FIRST_AT } from '@loan/shared/testing/application-events';
import { addMs } from '@loan/shared/time/instant';

export const BY: Actor = { kind: 'system', id: 'system' };

/** An application opened under an id of its own: nothing was there before. */
export function opening(id: string): Extract<Change, { kind: 'application' }> {
  const event = { ...applicationEvent('open', FIRST_AT), id } as ApplicationEvent;
  return { kind: 'application', before: undefined, event, after: moved(undefined, event), by: BY };
}

/** The self-check answered anew: a small move any draft can make as often as one likes. */
export function answering(before: Loaded<'application'>, months = 0): Extract<Change, { kind: 'application' }> {
  const event = applicationEvent('changeEligibility', addMs(FIRST_AT, 1), { a: months, b: 0 });
  return { kind: 'application', before, event, after: moved(before.state, event), by: BY };
}

function moved(before: Application | undefined, event: ApplicationEvent): Application {
  const after = transition(before, event);
  if (!after.ok) throw new Error(after.error.tag);
  return after.value;
}

export function consenting(applicationId: string): Extract<Change, { kind: 'consent' }> {
  const event = {
    type: 'give',
    at: FIRST_AT,
    id: randomUUID(),
    applicationId,
    giverId: randomUUID(),
    key: 'source.amazon.assessment',
    title: '店铺经营数据授权',
    purpose: '评估贷款申请',
    recipient: '合作方',
    textVersion: '2026-11',
    textSha256: 'a'.repeat(64),
    until: addMs(FIRST_AT, 90 * 86_400_000),
  } as Extract<Change, { kind: 'consent' }>['event'];
  const after = transitionConsent(undefined, event);
  if (!after.ok) throw new Error(after.error.tag);
  return { kind: 'consent', before: undefined, event, after: after.value, by: BY };
}
