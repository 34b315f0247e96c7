import { ApplicationId, SourceId } from '../application/ids.ts';
import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';
import { endpoint } from './endpoint.ts';
import { ApplicationView } from './view.ts';

/**
 * Makes (or renews) the link under which the seller says yes at the marketplace, on whatever device is logged in there.
 * One-time, ten minutes, bound to this application.
 */
export const startAuthorisation = endpoint({
  method: 'POST',
  path: '/applications/:id/sources/:sourceId/authorisation',
  audience: 'user',
  request: z.strictObject({
    id: ApplicationId,
    sourceId: SourceId,
    vendor: z.literal('amazon'),
    region: z.enum(['na', 'eu', 'fe']),
  }),
  response: z.object({ url: z.string(), expiresAt: Instant, application: ApplicationView }),
});

/** "Is this your shop?" `mine: false` hands the permission back and reads nothing. */
export const confirmShop = endpoint({
  method: 'POST',
  path: '/applications/:id/sources/:sourceId/confirmation',
  audience: 'user',
  request: z.strictObject({
    id: ApplicationId,
    sourceId: SourceId,
    mine: z.boolean(),
    /** Why the registered company differs, when it does. */
    relation: z.enum(['sameCompany', 'transferred', 'sisterCompany']).optional(),
    /** Start the assessment by itself once everything confirmed has been read. */
    thenAssess: z.boolean(),
  }),
  response: ApplicationView,
});

/** Stops reading this source at once and deletes what the consent no longer covers. */
export const disconnectSource = endpoint({
  method: 'DELETE',
  path: '/applications/:id/sources/:sourceId',
  audience: 'user',
  request: z.strictObject({ id: ApplicationId, sourceId: SourceId }),
  response: ApplicationView,
});
