import type { Configuration } from '@loan/functions/cloud/parameters';
import type { Hosts } from '@loan/functions/wiring/assemble';
import { AMAZON_APP } from '@loan/sandbox/amazon/credentials';
import { BANK } from '@loan/sandbox/bank/settings';
import { BANK_CORP, APP as FADADA_APP, PARTNER_CORP } from '@loan/sandbox/fadada/settings';
import { WECHAT_APP } from '@loan/sandbox/wechat/credentials';
import { TEMPLATES } from '@loan/sandbox/wechat/templates';
import { localSources } from './local-sources.ts';

export const PARTNER_ID = 'P-SZ-001';
/** 2000万: what the partner of one machine has paid in, so that there is something to lend against. */
export const LOCAL_DEPOSIT_FEN = 2_000_000_000;

const template = (name: string) => TEMPLATES.find(({ id }) => id.startsWith(`sandbox-template-${name}-`))?.id ?? '';

/** What an operator would put into the parameter store, for the stand-ins' credentials. */
export const localConfiguration = (sandboxUrl: string, env: NodeJS.ProcessEnv): Configuration => ({
  partnerName: PARTNER_CORP.corpName,
  partnerOpenCorpId: PARTNER_CORP.openCorpId,
  wechatAppId: WECHAT_APP.appId,
  wechatAppSecret: WECHAT_APP.secret,
  wechatTemplateApproved: template('reviewed'),
  wechatTemplateContract: template('contract'),
  wechatTemplateDisbursed: template('disbursed'),
  fadadaBaseUrl: `${sandboxUrl}/fadada/api/v5`,
  fadadaAppId: FADADA_APP.appId,
  fadadaAppSecret: FADADA_APP.secret,
  amazonApplicationId: AMAZON_APP.applicationId,
  amazonClientId: AMAZON_APP.clientId,
  amazonClientSecret: AMAZON_APP.clientSecret,
  fingerprintKey: 'from the key file',
  portraitSigningKeys: 'from the key file',
  loanPagesEnabled: env['LOAN_PAGES_ENABLED'] ?? 'true',
  customerServicePhone: '0755-8600-0000',
  privacyPolicyVersion: '2026-11',
  sources: localSources(sandboxUrl),
  banks: {
    [BANK.bankId]: {
      name: BANK.name,
      baseUrl: `${sandboxUrl}/bank`,
      secrets: env['BANK_WEBHOOK_SECRET'] ?? BANK.secret,
      openCorpId: BANK_CORP.openCorpId,
      businessId: 'free-sign-bank-a',
    },
  },
});

export const localHosts = (sandboxUrl: string): Hosts => {
  const amazon = `${sandboxUrl}/amazon`;
  return {
    wechat: `${sandboxUrl}/wechat`,
    wechatClientUrl: `${sandboxUrl}/wechat/client`,
    amazon: {
      sellerCentral: { na: amazon, eu: amazon, fe: amazon },
      api: { na: `${amazon}/na`, eu: `${amazon}/eu`, fe: `${amazon}/fe` },
      lwa: amazon,
    },
  };
};
