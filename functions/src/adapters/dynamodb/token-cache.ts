import { z } from '@loan/shared/schema';
import { instantOf } from '@loan/shared/time/instant';
import type { Keyring } from '../../ports/keyring.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { TokenCache } from '../../ports/token-cache.ts';

const Kept = z.object({ token: z.string(), expiresAtMs: z.number() });

/** Vendors' tokens in the table, sealed, so that every instance finds the one that is good. */
export function createTokenCache({ ledger, keyring }: { ledger: Ledger; keyring: Keyring }): TokenCache {
  return {
    async get(name) {
      const found = await ledger.record('vendorToken', name);
      return found && Kept.parse(JSON.parse(await keyring.open(found.value.sealed, `vendorToken:${name}`)));
    },
    async put(name, token) {
      const sealed = await keyring.seal(JSON.stringify(token), `vendorToken:${name}`);
      const expiresAt = instantOf(new Date(token.expiresAtMs));
      // The newest wins: whoever wrote last has the token the vendor gave last.
      await ledger.commit({
        records: [{ kind: 'vendorToken', key: name, value: { sealed, expiresAt }, expect: 'any', expiresAt }],
      });
    },
  };
}
