import { z } from '../schema.ts';
import { Vendor } from '../source/vendors.ts';
import { Instant } from '../time/instant.ts';
import { endpoint } from './endpoint.ts';

const Session = z.object({
  token: z.string(),
  expiresAt: Instant,
  userId: z.uuid(),
  phoneMasked: z.string().optional(),
});

/** Logs in with the code of `wx.login`; the same WeChat always finds the same user. */
export const openSession = endpoint({
  method: 'POST',
  path: '/session',
  audience: 'public',
  request: z.strictObject({ code: z.string().min(1).max(128) }),
  response: Session,
});

/** Binds the phone number behind the code of `getPhoneNumber`. */
export const bindPhone = endpoint({
  method: 'POST',
  path: '/session/phone',
  audience: 'user',
  request: z.strictObject({ code: z.string().min(1).max(128) }),
  response: z.object({ phoneMasked: z.string() }),
});

export const closeSession = endpoint({
  method: 'DELETE',
  path: '/session',
  audience: 'user',
  request: z.strictObject({}),
  response: z.object({}),
});

/** What the first page needs: who I am, and what I have under way, on whichever device it was begun. */
export const home = endpoint({
  method: 'GET',
  path: '/home',
  audience: 'user',
  request: z.strictObject({}),
  response: z.object({
    userId: z.uuid(),
    phoneMasked: z.string().optional(),
    applications: z
      .array(
        z.object({
          id: z.uuid(),
          status: z.string(),
          role: z.enum(['applicant', 'legalRepresentative', 'controller']),
          companyName: z.string().optional(),
          limitFen: z.int().optional(),
          createdAt: Instant,
        }),
      )
      .max(50),
    unreadMessages: z.int(),
  }),
});

/** What the surface is configured to show. No secrets; the same for everyone. */
export const config = endpoint({
  method: 'GET',
  path: '/config',
  audience: 'public',
  request: z.strictObject({}),
  response: z.object({
    /** Off: pages that show or take a loan offer are replaced by a notice (mini-program category rules). */
    loanPagesEnabled: z.boolean(),
    /** The sources that can be connected here. */
    vendors: z.array(Vendor),
    partnerName: z.string(),
    bank: z.object({ bankId: z.string(), name: z.string() }),
    /** Subscribe-message template ids by moment. */
    templates: z.object({ approved: z.string(), contractWaiting: z.string(), disbursed: z.string() }),
    customerServicePhone: z.string(),
    privacyPolicyVersion: z.string(),
    /** Set on one machine only: the stand-in for WeChat's client runtime, which the web page asks for codes. */
    wechatClientUrl: z.string().optional(),
  }),
});
