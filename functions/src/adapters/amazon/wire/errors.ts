import { z } from '@loan/shared/schema';

/** Every SP-API refusal. Messages and details may name the seller's things, so only the code is read. */
export const ErrorList = z.object({ errors: z.array(z.object({ code: z.string().max(80) })).min(1) });
