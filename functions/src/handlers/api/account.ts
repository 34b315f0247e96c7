import * as contracts from '@loan/shared/api/account';
import { dataRights, exportData, requestDeletion, withdrawConsent } from '../../use-cases/account/data-rights.ts';
import { markMessagesRead, messages, recordSubscriptions } from '../../use-cases/account/messages.ts';
import { type Api, serve } from './serve.ts';

export function serveAccount(api: Api): void {
  serve(api, contracts.messages, { statusOf: {}, run: (deps, { userId }) => messages(deps, userId) });
  serve(api, contracts.markMessagesRead, {
    statusOf: {},
    run: (deps, { userId }, request) => markMessagesRead(deps, userId, request),
  });
  serve(api, contracts.recordSubscriptions, {
    statusOf: {},
    run: (deps, { userId }, request) => recordSubscriptions(deps, userId, request),
  });
  serve(api, contracts.dataRights, { statusOf: {}, run: (deps, { userId }) => dataRights(deps, userId) });
  serve(api, contracts.withdrawConsent, {
    statusOf: { ConsentNotFound: 404, IllegalTransition: 409, Busy: 409 },
    run: (deps, { userId }, request) => withdrawConsent(deps, userId, request),
  });
  serve(api, contracts.exportData, { statusOf: {}, run: (deps, { userId }) => exportData(deps, userId) });
  serve(api, contracts.requestDeletion, { statusOf: {}, run: (deps, { userId }) => requestDeletion(deps, userId) });
}
