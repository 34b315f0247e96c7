import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyTries, applicationEvent, EVENT_TYPES, FIRST_AT } from '../testing/application-events.ts';
import { lastOnRoad, MAIN_ROAD, ONE_OF_EACH, travelled, upTo } from '../testing/application-road.ts';
import { walk } from '../testing/application-walk.ts';
import { addMs } from '../time/instant.ts';
import { Application, type InStatus } from './application.ts';
import type { ApplicationEventType } from './events.ts';
import { transition } from './transitions.ts';

const READY: Partial<Record<ApplicationEventType, Application>> = {
  acceptBankTerms: travelled([...upTo('askBank'), ['bankCut']]),
  askBank: travelled(upTo('signBureau')),
  activate: travelled(upTo('signPart')),
};

describe('an application', () => {
  it('makes these moves to another status and no others', () => {
    const moves = Object.values(ONE_OF_EACH).flatMap((state) =>
      EVENT_TYPES.flatMap((type) => {
        const ready = READY[type];
        const from = ready?.status === state.status ? ready : state;
        const result = transition(from, applicationEvent(type, FIRST_AT));
        return result.ok && result.value.status !== from.status
          ? [`${from.status} --${type}--> ${result.value.status}`]
          : [];
      }),
    );

    expect(moves).toEqual([
      'draft --submit--> submitted',
      'draft --withdraw--> withdrawn',
      'submitted --attachSource--> gathering',
      'submitted --assess--> assessing',
      'submitted --withdraw--> withdrawn',
      'submitted --expire--> expired',
      'gathering --assess--> assessing',
      'gathering --withdraw--> withdrawn',
      'gathering --expire--> expired',
      'assessing --offer--> offered',
      'assessing --decline--> declined',
      'assessing --refer--> underReview',
      'assessing --withdraw--> withdrawn',
      'underReview --offer--> offered',
      'underReview --decline--> declined',
      'underReview --withdraw--> withdrawn',
      'offered --accept--> accepted',
      'offered --acceptBankTerms--> approved',
      'offered --withdraw--> withdrawn',
      'offered --expire--> expired',
      'declined --refer--> underReview',
      'accepted --askBank--> bankReview',
      'accepted --withdraw--> withdrawn',
      'accepted --expire--> expired',
      'bankReview --bankApprove--> approved',
      'bankReview --bankCut--> offered',
      'bankReview --bankDecline--> bankDeclined',
      'bankReview --withdraw--> withdrawn',
      'approved --startSigning--> signing',
      'approved --withdraw--> withdrawn',
      'approved --expire--> expired',
      'signing --failSigning--> signingFailed',
      'signing --activate--> active',
      'signing --withdraw--> withdrawn',
      'signingFailed --startSigning--> signing',
      'signingFailed --withdraw--> withdrawn',
      'signingFailed --expire--> expired',
    ]);
  });

  it('takes note of these things without changing its status, and of no others', () => {
    const notes = Object.values(ONE_OF_EACH).map((from) => {
      const noted = EVENT_TYPES.filter((type) => {
        const result = transition(from, applicationEvent(type, FIRST_AT));
        return result.ok && result.value.status === from.status;
      });
      return `${from.status}: ${noted.join(', ')}`;
    });

    const invitations = 'inviteSigner, openInvitation, takeInvitation, declineInvitation';
    const people = `${invitations}, provePerson, proveCompany`;
    const clock = 'clockNear, clockBroken';
    expect(notes).toEqual([
      'draft: changeEligibility, declareCompany, noteBacking',
      `submitted: noteBacking, requestAssessment, ${people}, ${clock}`,
      `gathering: attachSource, gather, noteBacking, requestAssessment, ${people}, ${clock}`,
      `assessing: noteBacking, ${people}, ${clock}`,
      `underReview: noteBacking, concludeReview, ${people}, ${clock}`,
      `offered: noteBacking, ${people}, ${clock}`,
      'declined: ',
      'expired: ',
      `accepted: noteBacking, ${people}, sendBureau, signBureau, ${clock}`,
      `bankReview: ${clock}`,
      'bankDeclined: ',
      `approved: ${invitations}, quoteDrawdown, ${clock}`,
      `signing: sendSigning, signPart, ${clock}`,
      `signingFailed: ${invitations}, quoteDrawdown, ${clock}`,
      `active: fund, ${clock}`,
      'withdrawn: ',
    ]);
  });

  it('is opened once', () => {
    expect(transition(ONE_OF_EACH.draft, applicationEvent('open', FIRST_AT))).toMatchObject({
      error: { tag: 'IllegalTransition', from: 'draft' },
    });
    expect(transition(undefined, applicationEvent('submit', FIRST_AT))).toMatchObject({
      error: { tag: 'IllegalTransition', from: 'none' },
    });
  });

  it('is not submitted before its company is named', () => {
    const empty = travelled(upTo('open'));
    expect(transition(empty, applicationEvent('submit', FIRST_AT))).toMatchObject({ error: { tag: 'CompanyMissing' } });
  });

  it.each([
    ['on the last millisecond', 7 * 86_400_000, true],
    ['one millisecond later', 7 * 86_400_000 + 1, false],
  ])('can be accepted %s of its offer: %i ms is %s', (_, afterMs, allowed) => {
    const taken = transition(ONE_OF_EACH.offered, applicationEvent('accept', addMs(FIRST_AT, afterMs)));
    expect(taken).toMatchObject(allowed ? { ok: true } : { error: { tag: 'OfferExpired' } });
  });

  it('is accepted on the terms shown and on no others', () => {
    const other = { ...applicationEvent('accept', FIRST_AT), offerId: '00000000-0000-4000-8000-000000000099' };
    expect(transition(ONE_OF_EACH.offered, other as never)).toMatchObject({ error: { tag: 'OfferReplaced' } });
    const asBank = {
      ...applicationEvent('acceptBankTerms', FIRST_AT),
      offerId: '00000000-0000-4000-8000-000000000041',
    };
    expect(transition(ONE_OF_EACH.offered, asBank as never)).toMatchObject({ error: { tag: 'OfferReplaced' } });
  });

  const proofs: [ApplicationEventType, number, string][] = [
    ['provePerson', 0, 'legalRepresentativeProof'],
    ['provePerson', 1, 'controllerProof'],
    ['proveCompany', 0, 'companyProof'],
    ['signBureau', 0, 'companyAuthorisation'],
    ['signBureau', 1, 'controllerAuthorisation'],
  ];
  it.each(proofs)('is not put before the bank without %s %i', (type, a, missing) => {
    const road = upTo('signBureau').filter(([step, variant = 0]) => step !== type || variant !== a);
    const asked = transition(travelled(road), applicationEvent('askBank', FIRST_AT));
    expect(asked).toEqual({ ok: false, error: { tag: 'NotYetComplete', missing } });
  });

  it.each([0, 1, 2])('opens no facility without signature %i', (missing) => {
    const road = upTo('signPart').filter(([type, a]) => type !== 'signPart' || a !== missing);
    const activated = transition(travelled(road), applicationEvent('activate', FIRST_AT));
    expect(activated).toMatchObject({ error: { tag: 'NotYetComplete', missing: 'signature' } });
  });

  it('cannot be withdrawn any more once the bank has sealed', () => {
    const sealed = travelled(upTo('signPart'));
    expect(transition(sealed, applicationEvent('withdraw', FIRST_AT))).toMatchObject({
      error: { tag: 'LoanDocumentSigned' },
    });
  });

  it.each([
    [1, true],
    [3, true],
    [4, false],
  ])('is sent out for signature three times at most: attempt %i is %s', (attempt, allowed) => {
    const event = applicationEvent('startSigning', FIRST_AT, { a: attempt - 1, b: 0 });
    expect(transition(ONE_OF_EACH.signingFailed, event).ok).toBe(allowed);
  });

  const once: [ApplicationEventType, number][] = [
    ['requestAssessment', 0],
    ['provePerson', 1],
    ['proveCompany', 0],
    ['sendBureau', 1],
    ['signBureau', 0],
    ['sendSigning', 0],
    ['signPart', 2],
    ['clockNear', 0],
    ['clockBroken', 0],
  ];
  it.each(once)('hears of %s %i once, however often it is told', (type, a) => {
    const at = lastOnRoad(type, a);
    const event = applicationEvent(type, FIRST_AT, { a, b: 0 });
    const before = at >= 0 ? travelled(MAIN_ROAD.slice(0, at)) : ONE_OF_EACH.gathering;
    const first = transition(before, event);
    expect(first).toMatchObject({ ok: true });
    const second = transition(first.ok ? first.value : undefined, event);
    expect(second).toMatchObject({ error: { tag: 'IllegalTransition', event: type } });
  });
});

describe('every life an application can lead', () => {
  const laws = (check: (steps: ReturnType<typeof walk>) => void) =>
    fc.assert(
      fc.property(anyTries, (tries) => check(walk(tries))),
      { numRuns: 100 },
    );

  it('comes by every standing there is on the walks taken here', () => {
    const walks = fc.sample(anyTries, { numRuns: 500, seed: 20_261_122 }).map(walk);
    const seen = new Set(walks.flatMap((steps) => steps.map(({ state }) => state.status)));
    expect([...seen].sort()).toEqual(Object.keys(ONE_OF_EACH).sort());
  });

  it('is its events put together: read back from storage they give the stored state', () => {
    laws((steps) => {
      const stored = steps.map(({ event }) => JSON.parse(JSON.stringify(event)));
      const replayed = stored.reduce((state, event) => {
        const moved = transition(state, event);
        return moved.ok ? moved.value : undefined;
      }, undefined);
      const last = steps[steps.length - 1]?.state;
      expect(JSON.stringify(replayed)).toBe(JSON.stringify(last));
    });
  });

  it('counts one version for every event, and is a valid application after each', () => {
    laws((steps) => {
      expect(steps.map(({ state }) => state.version)).toEqual(steps.map((_, index) => index + 1));
      for (const { state } of steps) expect(Application.parse(state)).toEqual(state);
    });
  });

  it('comes before the bank only with proven people who signed that it may look', () => {
    laws((steps) => {
      for (const { state } of steps.filter(({ state }) => state.status === 'bankReview')) {
        const { people, companyProvenAt, bureau } = state as InStatus<'bankReview'>;
        const proofs = [people.legalRepresentative.provenAt, people.controller.provenAt, companyProvenAt];
        expect([...proofs, bureau.company.signedAt, bureau.controller.signedAt]).not.toContain(undefined);
      }
    });
  });

  it('is signed by company, controller and bank before anything is opened', () => {
    laws((steps) => {
      for (const { state } of steps.filter(({ state }) => state.status === 'active')) {
        const { companySignedAt, controllerSignedAt, bankSealedAt } = (state as InStatus<'active'>).signing;
        expect([companySignedAt, controllerSignedAt, bankSealedAt]).not.toContain(undefined);
      }
    });
  });

  it('knows one person in two roles as one', () => {
    laws((steps) => {
      for (const { state } of steps) {
        if (!('people' in state) || !state.people) continue;
        const { legalRepresentative, controller } = state.people;
        if (legalRepresentative.personId === controller.personId) expect(controller).toEqual(legalRepresentative);
      }
    });
  });
});
