import * as contracts from '@loan/shared/api/partner';
import { ok } from '@loan/shared/result';
import { policiesFor, shadowFor, stepFor } from '../../use-cases/staff/policies.ts';
import { answerTicket, leave, openTicket, readTicket, takeSession } from '../../use-cases/staff/staff-session.ts';
import { type Api, serve } from './serve.ts';

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
}
