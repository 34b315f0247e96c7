import * as contracts from '@loan/shared/api/application';
import { ok } from '@loan/shared/result';
import { acceptOffer } from '../../use-cases/application/accept-offer.ts';
import { openFor } from '../../use-cases/application/access.ts';
import { declareCompany } from '../../use-cases/application/declare-company.ts';
import { openApplication } from '../../use-cases/application/open-application.ts';
import { requestAssessment } from '../../use-cases/application/request-assessment.ts';
import { requestReview } from '../../use-cases/application/request-review.ts';
import { submitApplication } from '../../use-cases/application/submit-application.ts';
import { viewFor } from '../../use-cases/application/view/view.ts';
import { withdrawApplication } from '../../use-cases/application/withdraw-application.ts';
import { consentTexts } from '../../use-cases/party/consents.ts';
import { type Api, serve } from './serve.ts';
import { MOVE_STATUS, viewed } from './viewed.ts';

export function serveApplication(api: Api): void {
  serve(api, contracts.openApplication, {
    statusOf: MOVE_STATUS,
    run: (deps, { userId }, request) => viewed(deps, userId, openApplication(deps, userId, request)),
  });
  serve(api, contracts.readApplication, {
    statusOf: { ApplicationNotFound: 404 },
    run: async (deps, { userId }, { id }) => {
      const found = await openFor(deps, userId, id, 'anyRole');
      return found.ok ? ok(await viewFor(deps, found.value.state, userId)) : found;
    },
  });
  serve(api, contracts.declareCompany, {
    statusOf: { ...MOVE_STATUS, FieldsInvalid: 422 },
    run: (deps, { userId }, request) => viewed(deps, userId, declareCompany(deps, userId, request)),
  });
  serve(api, contracts.submitApplication, {
    statusOf: { ...MOVE_STATUS, PapersMissing: 422, ConsentTextChanged: 409, ConsentRequired: 422 },
    run: (deps, { userId }, request) => viewed(deps, userId, submitApplication(deps, userId, request)),
  });
  serve(api, contracts.requestAssessment, {
    statusOf: { ...MOVE_STATUS, NothingToAssess: 422, NotConfirmedYet: 409 },
    run: (deps, { userId }, request) => viewed(deps, userId, requestAssessment(deps, userId, request)),
  });
  serve(api, contracts.acceptOffer, {
    statusOf: { ...MOVE_STATUS, RelatedLimitReached: 409, AlreadyFinanced: 409 },
    run: (deps, { userId }, request) => viewed(deps, userId, acceptOffer(deps, userId, request)),
  });
  serve(api, contracts.withdrawApplication, {
    statusOf: { ...MOVE_STATUS, SigningUnknown: 502 },
    run: (deps, { userId }, request) => viewed(deps, userId, withdrawApplication(deps, userId, request)),
  });
  serve(api, contracts.requestReview, {
    statusOf: MOVE_STATUS,
    run: (deps, { userId }, request) => viewed(deps, userId, requestReview(deps, userId, request)),
  });
  serve(api, contracts.consentTexts, {
    statusOf: { ApplicationNotFound: 404 },
    run: async (deps, { userId }, { id }) => {
      const found = await openFor(deps, userId, id, 'anyRole');
      return found.ok ? ok(consentTexts(deps, found.value.state)) : found;
    },
  });
}
