import { ApplicationId, SourceId } from '../application/ids.ts';
import { SourceHelp } from '../offer/decision.ts';
import { z } from '../schema.ts';
import { Vendor } from '../source/vendors.ts';
import { Instant } from '../time/instant.ts';
import { ConsentTextView, ConsentTick } from './application.ts';
import { endpoint } from './endpoint.ts';
import { ApplicationView } from './view.ts';

/** What is asked for one more source: one text, given with the connection itself. */
export const sourceConsentTexts = endpoint({
  method: 'GET',
  path: '/applications/:id/source-consent-texts/:vendor',
  audience: 'user',
  request: z.strictObject({ id: ApplicationId, vendor: Vendor }),
  response: z.object({ texts: z.array(ConsentTextView).max(5) }),
});

/** What each source that can still be connected would bring, by what has been read so far; nothing before that. */
export const readSourceHelp = endpoint({
  method: 'GET',
  path: '/applications/:id/source-help',
  audience: 'user',
  request: z.strictObject({ id: ApplicationId }),
  response: z.object({ read: z.boolean(), help: z.array(SourceHelp).max(40) }),
});

const connection = {
  id: ApplicationId,
  sourceId: SourceId,
  vendor: Vendor,
  region: z.string().min(1).max(20),
  /** What the seller types in for this vendor, by the names of VENDORS; a wrong one is named in the refusal. */
  typed: z.record(z.string().max(40), z.string().max(256)).optional(),
  /** The consent to read this source, where it was not given before. */
  consents: z.array(ConsentTick).max(2).optional(),
};

/**
 * Makes (or renews) the link under which the seller says yes at the vendor, on whatever device is logged in there.
 * One-time, ten minutes, bound to this application.
 */
export const startAuthorisation = endpoint({
  method: 'POST',
  path: '/applications/:id/sources/:sourceId/authorisation',
  audience: 'user',
  request: z.strictObject(connection),
  response: z.object({ url: z.string(), expiresAt: Instant, application: ApplicationView }),
});

/** Connects a vendor whose keys the seller makes in its own console and types in. They are never shown again. */
export const connectWithKeys = endpoint({
  method: 'POST',
  path: '/applications/:id/sources/:sourceId/keys',
  audience: 'user',
  request: z.strictObject(connection),
  response: ApplicationView,
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
