import * as contracts from '@loan/shared/api/signing';
import { ok } from '@loan/shared/result';
import { viewFor } from '../../use-cases/application/view/view.ts';
import { quote, quoteDrawdown } from '../../use-cases/drawdown/quote-drawdown.ts';
import { declineInvitation, invite, readInvitation, takeInvitation } from '../../use-cases/party/invitations.ts';
import { startSigning } from '../../use-cases/signing/loan-signing.ts';
import { readDocument } from '../../use-cases/signing/read-document.ts';
import { openSigningPage } from '../../use-cases/signing/signing-page.ts';
import { type Api, serve } from './serve.ts';
import { MOVE_STATUS, viewed } from './viewed.ts';

const WISH_STATUS = {
  AmountAboveAvailable: 422,
  AmountAboveOrders: 422,
  AmountTooSmall: 422,
  TermTooLong: 422,
  MethodNotAllowed: 422,
  PurposeNotAllowed: 422,
  PayeeMissing: 422,
  NoTermsYet: 409,
  CostAboveLegalCap: 422,
  CostAboveProductCap: 422,
} as const;
const INVITATION_STATUS = { InvitationNotFound: 404, InvitationClosed: 410, NotForApplicant: 403 } as const;

export function serveSigning(api: Api): void {
  serve(api, contracts.inviteSigner, {
    statusOf: { ...MOVE_STATUS, AlreadyThere: 409, RemindedRecently: 429 },
    run: async (deps, { userId }, request) => {
      const invited = await invite(deps, userId, request);
      if (!invited.ok) return invited;
      return ok({ ...invited.value, application: await viewFor(deps, invited.value.application, userId) });
    },
  });
  serve(api, contracts.readInvitation, {
    statusOf: INVITATION_STATUS,
    run: (deps, _caller, request) => readInvitation(deps, request),
  });
  serve(api, contracts.takeInvitation, {
    statusOf: { ...MOVE_STATUS, ...INVITATION_STATUS, ConsentTextChanged: 409, ConsentRequired: 422 },
    run: (deps, { userId }, request) => viewed(deps, userId, takeInvitation(deps, userId, request)),
  });
  serve(api, contracts.declineInvitation, {
    statusOf: { ...MOVE_STATUS, ...INVITATION_STATUS, ConsentTextChanged: 409, ConsentRequired: 422 },
    run: (deps, { userId }, request) => declineInvitation(deps, userId, request),
  });
  serve(api, contracts.openSigningPage, {
    statusOf: { ApplicationNotFound: 404, SigningRefused: 422, SigningUnknown: 502 },
    run: async (deps, { userId }, request) => {
      const page = await openSigningPage(deps, userId, request);
      if (!page.ok) return page;
      return ok({ ...page.value, application: await viewFor(deps, page.value.application, userId) });
    },
  });
  serve(api, contracts.readDocument, {
    statusOf: { DocumentNotFound: 404 },
    run: (deps, { userId }, request) => readDocument(deps, userId, request),
  });
  serve(api, contracts.quote, {
    statusOf: { ...WISH_STATUS, ApplicationNotFound: 404 },
    run: (deps, { userId }, request) => quote(deps, userId, request),
  });
  serve(api, contracts.quoteDrawdown, {
    statusOf: { ...MOVE_STATUS, ...WISH_STATUS },
    run: (deps, { userId }, request) => viewed(deps, userId, quoteDrawdown(deps, userId, request)),
  });
  serve(api, contracts.startSigning, {
    statusOf: { ...MOVE_STATUS, DrawdownMissing: 422 },
    run: (deps, { userId }, request) => viewed(deps, userId, startSigning(deps, userId, request)),
  });
}
