import { dataRights, exportData, messages, requestDeletion, withdrawConsent } from '@loan/shared/api/account';
import { consentTexts } from '@loan/shared/api/application';
import {
  authoriseCounterpartyShop,
  counterpartyConsentTexts,
  inviteCounterparty,
  readBacking,
  readCounterparty,
} from '@loan/shared/api/backing';
import type { Endpoint } from '@loan/shared/api/endpoint';
import { readFiles } from '@loan/shared/api/files';
import {
  answerStaffTicket,
  backTestPolicy,
  openStaffTicket,
  readPolicies,
  readShadow,
  readStaffTicket,
  takeStaffSession,
  weighPolicy,
} from '@loan/shared/api/partner';
import { concludeReview, readReview, readReviews } from '@loan/shared/api/partner-reviews';
import {
  checkPortrait,
  exportPortrait,
  openPortraitLink,
  readExport,
  readPortrait,
  revokeExport,
} from '@loan/shared/api/portrait';
import { bindPhone, config, home, openSession } from '@loan/shared/api/session';
import { inviteSigner, openSigningPage, quote, readDocument, readInvitation } from '@loan/shared/api/signing';
import { readSourceHelp, sourceConsentTexts, startAuthorisation } from '@loan/shared/api/sources';
import type { ApplicationView } from '@loan/shared/api/view';
import type { z } from '@loan/shared/schema';
import { Vendor } from '@loan/shared/source/vendors';
import * as answers from './answers.ts';
import { type FilesNamed, filesFor } from './files.ts';
import { quoteOnDemand } from './fixtures.ts';
import { buyerTexts, counterpartyLink, GUESTS, type GuestNamed, PAPERS, type PapersNamed } from './papers.ts';
import { DESK, POLICIES, SHADOWS, TESTED, TICKETS, ticket, WEIGHED } from './partner.ts';
import { CHECKED, exportsMade, PORTRAITS } from './portraits.ts';
import { CASES } from './review-case.ts';

export type Asked = { method: string; path: string; body: unknown; authorised: boolean };
type Answered = { status: number; body: unknown };
/** `silent`: the request is taken and never answered. */
export type Outcome = Answered | 'offline' | 'silent';

/** Where the application stands, and how it moves when asked; `show` is what a read of it returns. */
export type Script = {
  view: ApplicationView;
  /** A command by its last path segment, e.g. `submit`, `acceptance`: the application afterwards. */
  onCommand?: (command: string, view: ApplicationView, body: unknown) => ApplicationView | undefined;
  /** Each reading of the application, so that things can happen while the phone waits. */
  onRead?: (view: ApplicationView) => ApplicationView;
  /** Instead of an answer, by path. */
  refuse?: (asked: Asked) => Outcome | undefined;
  /** The files that were handed in, by what a person is to see of them. */
  files?: FilesNamed;
  /** The papers behind the application, and what a counterparty's link comes to. */
  papers?: PapersNamed;
  guest?: GuestNamed;
  invitation?: z.input<typeof readInvitation.response>;
  loanPagesEnabled?: boolean;
  /** What can be connected; everything, where nothing is said. */
  vendors?: readonly Vendor[];
  portrait?: keyof typeof PORTRAITS;
  /** What a link to a portrait comes to. */
  checked?: keyof typeof CHECKED;
  withoutApplications?: boolean;
  /** The phone has never been here: no session on it. */
  isNew?: boolean;
  withoutMessages?: boolean;
  /** The partner's screen: what the signed-in page is given, or nobody is signed in yet. */
  desk?:
    | {
        policies?: keyof typeof POLICIES;
        shadow?: keyof typeof SHADOWS;
        reviews?: keyof typeof DESK;
        review?: keyof typeof CASES;
      }
    | 'signIn';
  /** What a phone that scanned the code of a screen is told. */
  ticket?: keyof typeof TICKETS;
};

/**
 * Answers as our server would, from typed fixtures. Whatever it says is checked by the endpoint's own schema, so that
 * a page can never be shown working on an answer the server could not give.
 */
export function createFakeServer(script: Script) {
  const asked: Asked[] = [];
  let { view } = script;

  const said = <Response extends z.ZodType>(endpoint: Endpoint<z.ZodType, Response>, body: z.input<Response>) => ({
    status: 200,
    body: endpoint.response.parse(body),
  });

  function general(method: string, path: string, body: unknown): Answered | undefined {
    switch (`${method} ${path}`) {
      case 'GET /config':
        return said(config, {
          ...answers.settings,
          loanPagesEnabled: script.loanPagesEnabled ?? true,
          vendors: [...(script.vendors ?? answers.settings.vendors)],
        });
      case 'POST /session':
        return said(openSession, answers.session);
      case 'POST /session/phone':
        return said(bindPhone, { phoneMasked: '199 **** 0101' });
      case 'GET /home':
        return said(
          home,
          answers.homeFor(script.withoutApplications ? undefined : view, script.withoutMessages ?? false),
        );
      case 'GET /messages':
        return said(messages, { messages: script.withoutMessages ? [] : answers.messagesFor(view.id) });
      case 'GET /data-rights':
        return said(dataRights, script.withoutMessages ? { consents: [], accesses: [] } : answers.rightsFor(view.id));
      case 'POST /data-export':
        return said(exportData, { fileName: '我的数据.json', json: '{}' });
      case 'POST /data-deletion':
        return said(requestDeletion, answers.deletion);
      case 'POST /portraits/check':
        return said(checkPortrait, CHECKED.altered);
      default:
        if (path.startsWith('/portraits/links/')) return said(openPortraitLink, CHECKED[script.checked ?? 'valid']);
        if (path.startsWith('/counterparty/')) return ofCounterparty(method, path);
        if (path.startsWith('/partner/')) return ofPartner(method, path);
        if (/^\/consents\/.*\/withdrawal$/.test(path)) return said(withdrawConsent, { withdrawnAt: answers.now });
        if (/^\/invitations\/[^/]+$/.test(path) && method === 'GET') {
          return script.invitation
            ? said(readInvitation, script.invitation)
            : { status: 404, body: { tag: 'InvitationNotFound' } };
        }
        return body !== undefined && ['/subscriptions', '/messages/read'].includes(path)
          ? { status: 200, body: {} }
          : undefined;
    }
  }

  function ofPartner(method: string, path: string): Answered {
    const {
      policies = 'some',
      shadow = 'some',
      reviews = 'some',
      review = 'plain',
    } = script.desk === 'signIn' ? {} : (script.desk ?? {});
    if (path === '/partner/tickets') return said(openStaffTicket, ticket);
    if (path === '/partner/session') return said(takeStaffSession, { state: 'waiting' });
    if (path.startsWith('/partner/tickets/'))
      return method === 'GET' ? said(readStaffTicket, TICKETS[script.ticket ?? 'open']) : said(answerStaffTicket, {});
    if (path === '/partner/reviews') return said(readReviews, DESK[reviews]);
    if (path.startsWith('/partner/reviews/'))
      return method === 'GET' ? said(readReview, CASES[review]) : said(concludeReview, { status: 'underReview' });
    if (path.endsWith('/changes')) return said(weighPolicy, WEIGHED);
    if (path.endsWith('/back-test')) return said(backTestPolicy, TESTED);
    return path === '/partner/policies' ? said(readPolicies, POLICIES[policies]) : said(readShadow, SHADOWS[shadow]);
  }

  function ofCounterparty(method: string, path: string): Answered {
    const view = GUESTS[script.guest ?? 'open'];
    if (path.includes('/consent-texts/')) return said(counterpartyConsentTexts, { texts: buyerTexts });
    if (path.endsWith('/authorisation')) return said(authoriseCounterpartyShop, { ...answers.authorisation, view });
    return said(readCounterparty, method === 'POST' && path.endsWith('/answer') ? GUESTS.answered : view);
  }

  function ofPapers(path: string): Answered {
    const backing = PAPERS[script.papers ?? 'empty'];
    if (!path.endsWith('/counterparty-invitation')) return said(readBacking, backing);
    return said(inviteCounterparty, { ...counterpartyLink, backing: PAPERS.sent });
  }

  function ofApplication(method: string, path: string, body: unknown): Answered | undefined {
    const [, , , command = '', last = ''] = path.split('/');
    const step = (name: string) => {
      view = script.onCommand?.(name, view, body) ?? view;
      return view;
    };
    if (path.startsWith('/invitations/')) return { status: 200, body: step('takeInvitation') };
    if (method === 'GET' && command === '') {
      view = script.onRead?.(view) ?? view;
      return { status: 200, body: view };
    }
    switch (command) {
      case 'consent-texts':
        return said(consentTexts, { texts: answers.consentTexts });
      case 'source-consent-texts':
        return said(sourceConsentTexts, { texts: answers.sourceTexts(Vendor.parse(last)) });
      case 'source-help':
        return said(readSourceHelp, answers.sourceHelp(view));
      case 'backing':
        return ofPapers(path);
      case 'files':
        return said(readFiles, filesFor(script.files));
      case 'documents':
        return said(readDocument, answers.documentFor(last));
      case 'portrait':
        return ofPortrait(method, path);
      case 'quote':
        return said(
          quote,
          quoteOnDemand(body as never, {
            annualRatePpm: view.offer?.annualRatePpm ?? view.terms?.annualRatePpm,
            restsOnOrders: view.product === 'orderLoan',
          }),
        );
      case 'invitations':
        return said(inviteSigner, { ...answers.invitation, application: step('invite') });
      case 'signing-page': {
        const application = step('signing-page');
        return said(openSigningPage, { step: 'provePerson', url: answers.SIGNING_URL, application });
      }
      case 'sources':
        return path.endsWith('/authorisation')
          ? said(startAuthorisation, { ...answers.authorisation, application: step('authorisation') })
          : { status: 200, body: step(path.split('/').pop() ?? '') };
      default:
        return { status: 200, body: step(command === '' ? 'open' : command) };
    }
  }

  function ofPortrait(method: string, path: string): Answered {
    if (method === 'GET' && path.endsWith('/portrait')) return said(readPortrait, PORTRAITS[script.portrait ?? 'full']);
    if (method === 'GET')
      return said(readExport, {
        fileName: '经营画像.json',
        json: '{}',
        pdfUrl: 'https://loan.example/api/portraits/files/secret.pdf',
      });
    if (path.endsWith('/revocation')) return said(revokeExport, { exports: exportsMade });
    return said(exportPortrait, { exports: exportsMade });
  }

  return {
    asked,
    get view() {
      return view;
    },
    /** Something happened elsewhere: the bank answered, somebody signed. */
    become(next: ApplicationView) {
      view = next;
    },
    answer(request: Asked): Outcome {
      asked.push(request);
      const refused = script.refuse?.(request);
      if (refused !== undefined) return refused;
      const { method, path, body } = request;
      return (
        general(method, path, body) ?? ofApplication(method, path, body) ?? { status: 404, body: { tag: 'NotFound' } }
      );
    },
  };
}
