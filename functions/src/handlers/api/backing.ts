import * as contracts from '@loan/shared/api/backing';
import { err, ok, type Result } from '@loan/shared/result';
import { putAgreement, putCounterparty, putPaper, removePaper } from '../../use-cases/backing/change-papers.ts';
import { answerCounterparty, readCounterparty } from '../../use-cases/backing/counterparty.ts';
import {
  authoriseCounterpartyShop,
  confirmCounterpartyShop,
  counterpartyConsentTexts,
  withdrawCounterpartyShop,
} from '../../use-cases/backing/counterparty-shop.ts';
import { inviteCounterparty } from '../../use-cases/backing/invite-counterparty.ts';
import { viewBacking } from '../../use-cases/backing/view.ts';
import type { Deps } from '../../use-cases/deps.ts';
import { type Api, serve } from './serve.ts';
import { MOVE_STATUS } from './viewed.ts';

const READ_STATUS = { ApplicationNotFound: 404, NoPapers: 404 } as const;
const CHANGE_STATUS = {
  ...MOVE_STATUS,
  ...READ_STATUS,
  PapersFixed: 409,
  PapersFull: 422,
  PaperKindWrong: 422,
  PaperUnknown: 404,
  NumberTwice: 422,
  NothingToConfirm: 409,
  RemindedRecently: 429,
  LinkExpired: 410,
  PapersChanged: 409,
  AnswersIncomplete: 422,
} as const;
const PAPER_STATUS = { ...CHANGE_STATUS, FileMissing: 422, CounterpartyWrong: 422 } as const;
const LINK_STATUS = { ...CHANGE_STATUS, LinkNotFound: 404, LinkClosed: 410 } as const;
const SHOP_STATUS = { ...LINK_STATUS, ShopNotFound: 404 } as const;

/** The papers behind a loan: the borrower's side of them, and the counterparty's. */
export function serveBacking(api: Api): void {
  servePapers(api);
  serveCounterparty(api);
  serveCounterpartyShops(api);
}

/** The papers as they stand after a change, as their owner sees them. */
async function viewed<E>(deps: Deps, userId: string, id: string, changed: Promise<Result<unknown, E>>) {
  const answer = await changed;
  return answer.ok ? viewBacking(deps, userId, id) : answer;
}

function servePapers(api: Api): void {
  serve(api, contracts.readBacking, {
    statusOf: READ_STATUS,
    run: (deps, { userId }, { id }) => viewBacking(deps, userId, id),
  });
  serve(api, contracts.putCounterparty, {
    statusOf: PAPER_STATUS,
    run: (deps, { userId }, request) => viewed(deps, userId, request.id, putCounterparty(deps, userId, request)),
  });
  serve(api, contracts.putAgreement, {
    statusOf: PAPER_STATUS,
    run: (deps, { userId }, request) => viewed(deps, userId, request.id, putAgreement(deps, userId, request)),
  });
  serve(api, contracts.putPaper, {
    statusOf: PAPER_STATUS,
    run: (deps, { userId }, request) => viewed(deps, userId, request.id, putPaper(deps, userId, request)),
  });
  serve(api, contracts.removePaper, {
    statusOf: PAPER_STATUS,
    run: (deps, { userId }, request) => viewed(deps, userId, request.id, removePaper(deps, userId, request)),
  });
  serve(api, contracts.inviteCounterparty, {
    statusOf: { ...CHANGE_STATUS, FieldsInvalid: 422 },
    run: async (deps, { userId }, request) => {
      const sent = await inviteCounterparty(deps, userId, request);
      if (!sent.ok) return sent;
      const backing = await viewBacking(deps, userId, request.id);
      return backing.ok ? ok({ ...sent.value, backing: backing.value }) : err(backing.error);
    },
  });
}

function serveCounterparty(api: Api): void {
  serve(api, contracts.readCounterparty, {
    statusOf: LINK_STATUS,
    run: (deps, { userId }, request) => readCounterparty(deps, userId, request),
  });
  serve(api, contracts.answerCounterparty, {
    statusOf: LINK_STATUS,
    run: (deps, { userId }, request) => answerCounterparty(deps, userId, request),
  });
}

function serveCounterpartyShops(api: Api): void {
  serve(api, contracts.counterpartyConsentTexts, {
    statusOf: LINK_STATUS,
    run: (deps, { userId }, request) => counterpartyConsentTexts(deps, userId, request),
  });
  serve(api, contracts.authoriseCounterpartyShop, {
    statusOf: {
      ...SHOP_STATUS,
      VendorNotOffered: 422,
      FieldsInvalid: 422,
      ConsentMissing: 422,
      ConsentRequired: 422,
      ConsentTextChanged: 409,
    },
    run: (deps, { userId }, request) => authoriseCounterpartyShop(deps, userId, request),
  });
  serve(api, contracts.confirmCounterpartyShop, {
    statusOf: SHOP_STATUS,
    run: (deps, { userId }, request) => confirmCounterpartyShop(deps, userId, request),
  });
  serve(api, contracts.withdrawCounterpartyShop, {
    statusOf: SHOP_STATUS,
    run: (deps, { userId }, request) => withdrawCounterpartyShop(deps, userId, request),
  });
}
