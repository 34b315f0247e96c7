import {
  closeSession as closeContract,
  config as configContract,
  home as homeContract,
  openSession as openContract,
  bindPhone as phoneContract,
} from '@loan/shared/api/session';
import { ok } from '@loan/shared/result';
import { home } from '../../use-cases/account/home.ts';
import { bindPhone, closeSession, openSession } from '../../use-cases/party/session.ts';
import { vendorsOffered } from '../../use-cases/source/offered.ts';
import { type Api, serve } from './serve.ts';

export function serveSession(api: Api): void {
  serve(api, openContract, {
    statusOf: { WechatCodeRefused: 401, WechatUnknown: 502 },
    run: (deps, _caller, request) => openSession(deps, request),
  });
  serve(api, phoneContract, {
    statusOf: { WechatCodeRefused: 422, WechatUnknown: 502, Busy: 409 },
    run: (deps, { userId }, request) => bindPhone(deps, userId, request),
  });
  serve(api, closeContract, {
    statusOf: {},
    run: async (deps, { token }) => {
      await closeSession(deps, token);
      return ok({});
    },
  });
  serve(api, homeContract, { statusOf: {}, run: (deps, { userId }) => home(deps, userId) });
  serve(api, configContract, {
    statusOf: {},
    run: async ({ settings, sources }) => {
      const {
        loanPagesEnabled,
        partner,
        bank,
        templates,
        customerServicePhone,
        privacyPolicyVersion,
        wechatClientUrl,
      } = settings;
      return ok({
        loanPagesEnabled,
        vendors: vendorsOffered(sources),
        partnerName: partner.name,
        bank: { bankId: bank.bankId, name: bank.name },
        templates,
        customerServicePhone,
        privacyPolicyVersion,
        ...(wechatClientUrl ? { wechatClientUrl } : {}),
      });
    },
  });
}
