import * as contracts from '@loan/shared/api/sources';
import { ok } from '@loan/shared/result';
import { viewFor } from '../../use-cases/application/view/view.ts';
import { confirmShop } from '../../use-cases/source/confirm-shop.ts';
import { disconnectSource } from '../../use-cases/source/disconnect-source.ts';
import { startAuthorisation } from '../../use-cases/source/start-authorisation.ts';
import { type Api, serve } from './serve.ts';
import { MOVE_STATUS, viewed } from './viewed.ts';

export function serveSources(api: Api): void {
  serve(api, contracts.startAuthorisation, {
    statusOf: { ...MOVE_STATUS, ConsentMissing: 422 },
    run: async (deps, { userId }, request) => {
      const started = await startAuthorisation(deps, userId, request);
      if (!started.ok) return started;
      const { url, expiresAt, application } = started.value;
      return ok({ url, expiresAt, application: await viewFor(deps, application, userId) });
    },
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
