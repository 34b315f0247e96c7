import { ConsentId } from '../application/ids.ts';
import { z } from '../schema.ts';
import { Instant } from '../time/instant.ts';
import { endpoint } from './endpoint.ts';

export const messages = endpoint({
  method: 'GET',
  path: '/messages',
  audience: 'user',
  request: z.strictObject({}),
  response: z.object({
    messages: z
      .array(
        z.object({
          id: z.string(),
          at: Instant,
          /** What happened; the page has the words. */
          type: z.string(),
          facts: z.record(z.string(), z.union([z.string(), z.number()])),
          applicationId: z.uuid(),
          read: z.boolean(),
        }),
      )
      .max(100),
  }),
});

export const markMessagesRead = endpoint({
  method: 'POST',
  path: '/messages/read',
  audience: 'user',
  request: z.strictObject({ upTo: Instant }),
  response: z.object({}),
});

/** Records which subscribe messages the person has just allowed; each allows one message. */
export const recordSubscriptions = endpoint({
  method: 'POST',
  path: '/subscriptions',
  audience: 'user',
  request: z.strictObject({ applicationId: z.uuid(), accepted: z.array(z.string().max(80)).max(5) }),
  response: z.object({}),
});

/** Everything this person has agreed to, and who looked at what. */
export const dataRights = endpoint({
  method: 'GET',
  path: '/data-rights',
  audience: 'user',
  request: z.strictObject({}),
  response: z.object({
    consents: z
      .array(
        z.object({
          consentId: ConsentId,
          applicationId: z.uuid(),
          key: z.string(),
          title: z.string(),
          purpose: z.string(),
          recipient: z.string(),
          givenAt: Instant,
          until: Instant,
          withdrawnAt: Instant.optional(),
          textVersion: z.string(),
        }),
      )
      .max(200),
    accesses: z.array(z.object({ at: Instant, who: z.string(), what: z.string(), why: z.string() })).max(200),
  }),
});

/** Stops what rests on it at once; what is already decided stands. */
export const withdrawConsent = endpoint({
  method: 'POST',
  path: '/consents/:consentId/withdrawal',
  audience: 'user',
  request: z.strictObject({ consentId: ConsentId }),
  response: z.object({ withdrawnAt: Instant }),
});

/** The person's own data as JSON: declarations, consents, decisions with reasons, contracts' hashes. */
export const exportData = endpoint({
  method: 'POST',
  path: '/data-export',
  audience: 'user',
  request: z.strictObject({}),
  response: z.object({ fileName: z.string(), json: z.string() }),
});

/** Deletes what no law or running contract holds; says what stays, on which ground, until when. */
export const requestDeletion = endpoint({
  method: 'POST',
  path: '/data-deletion',
  audience: 'user',
  request: z.strictObject({ confirm: z.literal(true) }),
  response: z.object({
    deleted: z.array(z.string()),
    kept: z.array(z.object({ what: z.string(), ground: z.string(), until: z.string() })),
  }),
});
