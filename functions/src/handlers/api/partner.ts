import * as contracts from '@loan/shared/api/partner';
import { concludeReview, readReview, readReviews } from '@loan/shared/api/partner-reviews';
import { ok } from '@loan/shared/result';
import { weighChanges } from '../../use-cases/policy-release/weigh-changes.ts';
import { backTestFor, policiesFor, shadowFor, stepFor } from '../../use-cases/staff/policies.ts';
import { concludeFor, reviewFor, reviewsFor } from '../../use-cases/staff/reviews.ts';
import { answerTicket, leave, openTicket, readTicket, takeSession } from '../../use-cases/staff/staff-session.ts';
import { type Api, serve } from './serve.ts';
import { MOVE_STATUS } from './viewed.ts';

export function servePartner(api: Api): void {
  serve(api, contracts.openStaffTicket, { statusOf: {}, run: async (deps) => ok(await openTicket(deps)) });
  serve(api, contracts.takeStaffSession, {
    statusOf: {},
    run: async (deps, _caller, request) => ok(await takeSession(deps, request)),
  });
  serve(api, contracts.readStaffTicket, {
    statusOf: {},
    run: async (deps, { userId }, request) => ok(await readTicket(deps, userId, request)),
  });
  serve(api, contracts.answerStaffTicket, {
    statusOf: { TicketGone: 410, NotOnStaff: 403 },
    run: (deps, { userId }, request) => answerTicket(deps, userId, request),
  });
  serve(api, contracts.closeStaffSession, {
    statusOf: {},
    run: async (deps, { token }) => {
      await leave(deps, token);
      return ok({});
    },
  });
  serve(api, contracts.readPolicies, {
    statusOf: { NotOnStaff: 403 },
    run: (deps, { userId }) => policiesFor(deps, userId),
  });
  serve(api, contracts.readShadow, {
    statusOf: { VersionNotKnown: 404 },
    run: (deps, _caller, request) => shadowFor(deps, request),
  });
  serve(api, contracts.weighPolicy, {
    statusOf: { VersionNotKnown: 404 },
    run: (deps, _caller, { version }) => weighChanges(deps, version),
  });
  serve(api, contracts.backTestPolicy, {
    statusOf: { VersionNotKnown: 404, BadWindow: 422 },
    run: (deps, _caller, request) => backTestFor(deps, request),
  });
  serve(api, contracts.movePolicy, {
    statusOf: {
      NotOnStaff: 403,
      RoleMissing: 403,
      SamePerson: 403,
      VersionNotKnown: 404,
      VersionTaken: 409,
      TooManyVersions: 409,
      TooManyShadows: 409,
      NotInThisStanding: 409,
      ConditionsUnmet: 422,
      BaseMoved: 409,
      BankHasNotAgreed: 422,
      AnotherScheduled: 409,
      EffectiveInThePast: 422,
      LostRace: 409,
      AlreadyClaimed: 409,
      HeadroomShort: 409,
      Busy: 409,
    },
    run: (deps, { userId }, request) => stepFor(deps, userId, request),
  });
  serveReviews(api);
}

function serveReviews(api: Api): void {
  serve(api, readReviews, { statusOf: { NotOnStaff: 403 }, run: (deps, { userId }) => reviewsFor(deps, userId) });
  serve(api, readReview, {
    statusOf: { NotOnStaff: 403, ReviewNotFound: 404 },
    run: (deps, { userId }, request) => reviewFor(deps, userId, request),
  });
  serve(api, concludeReview, {
    statusOf: {
      ...MOVE_STATUS,
      NotOnStaff: 403,
      RoleMissing: 403,
      SamePerson: 403,
      NotUnderReview: 409,
      NotConcludedYet: 409,
      AlreadyConcluded: 409,
      ItemsDiffer: 422,
      NotForAPerson: 422,
      StillNotOffered: 422,
      DecisionNotFound: 409,
      SnapshotChanged: 409,
      DecisionChanged: 409,
      PolicyNotHere: 409,
    },
    run: (deps, { userId }, request) => concludeFor(deps, userId, request),
  });
}
