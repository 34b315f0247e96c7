import type { SourceCredential } from '../../ports/source-adapter.ts';
import type { TokenUse } from './with-token.ts';

/** The tokens of a moment ago, before they are kept: renewing them here would lose what came in their place. */
export const justConnected = (credential: SourceCredential, now: () => Date): TokenUse => ({
  holder: { credential, renew: async () => {} },
  now,
  refresh: async () => ({ tag: 'authorisationEnded' }),
});
