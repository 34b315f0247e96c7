import { z } from '@loan/shared/schema';

/** POST /auth/o2/token. Source: Login with Amazon developer guide, access token response. */
export const TokenGranted = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  /** Seconds. */
  expires_in: z.number().positive(),
});

/** The code is what matters (`invalid_grant`, `invalid_client`); the description may repeat the token. */
export const TokenRefused = z.object({ error: z.string().regex(/^[a-z_]{1,40}$/) });
