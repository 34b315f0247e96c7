import type { Hosts } from './assemble.ts';

/**
 * The vendors' own addresses. Sources: developer-docs.amazon.com (website authorization workflow, SP-API endpoints),
 * developers.weixin.qq.com. Fadada's and the banks' are parameters, since they differ by environment and lender.
 * assumed: sellers in Japan log in at sellercentral.amazon.co.jp; confirm: Amazon's list of Seller Central URLs.
 */
export const VENDOR_HOSTS: Hosts = {
  wechat: 'https://api.weixin.qq.com',
  amazon: {
    sellerCentral: {
      na: 'https://sellercentral.amazon.com',
      eu: 'https://sellercentral-europe.amazon.com',
      fe: 'https://sellercentral.amazon.co.jp',
    },
    api: {
      na: 'https://sellingpartnerapi-na.amazon.com',
      eu: 'https://sellingpartnerapi-eu.amazon.com',
      fe: 'https://sellingpartnerapi-fe.amazon.com',
    },
    lwa: 'https://api.amazon.com',
  },
};
