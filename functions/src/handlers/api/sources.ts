import * as contracts from '@loan/shared/api/sources';
import { ok } from '@loan/shared/result';
import { openFor } from '../../use-cases/application/access.ts';
import { viewFor } from '../../use-cases/application/view/view.ts';
import { consentTextsOf } from '../../use-cases/party/consents.ts';
import { confirmShop } from '../../use-cases/source/confirm-shop.ts';
import { connectWithKeys } from '../../use-cases/source/connect-with-keys.ts';
import { disconnectSource } from '../../use-cases/source/disconnect-source.ts';
import { readSourceHelp } from '../../use-cases/source/source-help.ts';
import { startAuthorisation } from '../../use-cases/source/start-authorisation.ts';
import { type Api, serve } from './serve.ts';
import { MOVE_STATUS, viewed } from './viewed.ts';

const CONNECT_STATUS = {
  ...MOVE_STATUS,
  ConsentMissing: 422,
  ConsentRequired: 422,
  ConsentTextChanged: 409,
  FieldsInvalid: 422,
  VendorNotOffered: 422,
} as const;

export function serveSources(api: Api): void {
  serve(api, contracts.startAuthorisation, {
    statusOf: { ...CONNECT_STATUS, NoLink: 422 },
    run: async (deps, { userId }, request) => {
      const started = await startAuthorisation(deps, userId, request);
      if (!started.ok) return started;
      const { url, expiresAt, application } = started.value;
      return ok({ url, expiresAt, application: await viewFor(deps, application, userId) });
    },
  });
  serve(api, contracts.connectWithKeys, {
    statusOf: { ...CONNECT_STATUS, KeysRefused: 422, AlreadyBound: 409, VendorUnknown: 502, LinkNeeded: 422 },
    run: (deps, { userId }, request) => viewed(deps, userId, connectWithKeys(deps, userId, request)),
  });
  serve(api, contracts.sourceConsentTexts, {
    statusOf: { ApplicationNotFound: 404 },
    run: async (deps, { userId }, { id, vendor }) => {
      const found = await openFor(deps, userId, id);
      return found.ok ? ok({ texts: consentTextsOf(deps, { source: vendor }, deps.now()) }) : found;
    },
  });
  serve(api, contracts.readSourceHelp, {
    statusOf: { ApplicationNotFound: 404 },
    run: (deps, { userId }, request) => readSourceHelp(deps, userId, request),
  });
  serve(api, contracts.confirmShop, {
    statusOf: MOVE_STATUS,
    run: (deps, { userId }, request) => viewed(deps, userId, confirmShop(deps, userId, request)),
  });
  serve(api, contracts.disconnectSource, {
    statusOf: MOVE_STATUS,
    run: (deps, { userId }, request) => viewed(deps, userId, disconnectSource(deps, userId, request)),
  });
}
