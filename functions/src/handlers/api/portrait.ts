import * as contracts from '@loan/shared/api/portrait';
import { ok } from '@loan/shared/result';
import { checkPortrait, openPortraitLink } from '../../use-cases/portrait/check-portrait.ts';
import { exportPortrait } from '../../use-cases/portrait/export-portrait.ts';
import { readExport, readPortraitPdf } from '../../use-cases/portrait/read-export.ts';
import { readPortrait } from '../../use-cases/portrait/read-portrait.ts';
import { revokeExport } from '../../use-cases/portrait/revoke-export.ts';
import { type Api, serve } from './serve.ts';

const WRITE_STATUS = {
  ExportNotFound: 404,
  LostRace: 409,
  AlreadyClaimed: 409,
  HeadroomShort: 409,
  Busy: 409,
} as const;

export function servePortrait(api: Api): void {
  serve(api, contracts.readPortrait, {
    statusOf: { ApplicationNotFound: 404 },
    run: (deps, { userId }, request) => readPortrait(deps, userId, request),
  });
  serve(api, contracts.exportPortrait, {
    statusOf: {
      ...WRITE_STATUS,
      ApplicationNotFound: 404,
      NothingToExport: 422,
      TooManyLinks: 409,
      ExportExists: 409,
    },
    run: (deps, { userId }, request) => exportPortrait(deps, userId, request),
  });
  serve(api, contracts.readExport, {
    statusOf: { ExportNotFound: 404 },
    run: (deps, { userId }, request) => readExport(deps, userId, request),
  });
  serve(api, contracts.revokeExport, {
    statusOf: WRITE_STATUS,
    run: (deps, { userId }, request) => revokeExport(deps, userId, request),
  });
  serve(api, contracts.openPortraitLink, {
    statusOf: {},
    run: (deps, _caller, request) => openPortraitLink(deps, request),
  });
  serve(api, contracts.checkPortrait, {
    statusOf: {},
    run: (deps, _caller, request) => checkPortrait(deps, request),
  });
  serve(api, contracts.portraitKeys, {
    statusOf: {},
    run: async (deps) => ok({ keys: deps.portraits.keys() }),
  });
  api.app.get('/api/portraits/files/:name', async (c) => {
    const pdf = await readPortraitPdf(await api.depsOf(), c.req.param('name').replace(/\.pdf$/, ''));
    if (!pdf) return c.json({ tag: 'ExportNotFound' }, 404);
    return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf', 'content-disposition': 'inline' });
  });
}
