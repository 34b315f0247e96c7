import { PAGES } from '@loan/shared/api/pages';
import type { Deps } from '../deps.ts';

/**
 * The secret of a link: a keyed fingerprint of the export's id, so that the seller can copy it again and no copy of the
 * table opens it.
 */
export const linkToken = ({ keyring }: Pick<Deps, 'keyring'>, exportId: string): Promise<string> =>
  keyring.fingerprint(exportId, 'portrait-link');

export const linkUrl = ({ settings }: Pick<Deps, 'settings'>, token: string): string =>
  `${settings.publicUrl}/#/${PAGES.portraitLink(token)}`;
