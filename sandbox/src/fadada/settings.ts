/** The one application registered with this stand-in, and the two companies that came with it. All invented. */
export const APP = { appId: '80000001', secret: 'fasc-sandbox-secret' } as const;

/** The application's own company: its openCorpId comes with every scope (集成应用所属企业). */
export const PARTNER_CORP = { openCorpId: 'corp-partner', corpName: '深圳市跨融数据科技有限公司' } as const;

/** The lender, whose seal is placed by agreement. Its name is the bank stand-in's. */
export const BANK_CORP = { openCorpId: 'corp-bank-a', corpName: '湾区商业银行深圳分行' } as const;

/** Approved scenes for sealing without a person (免验证签场景码), each with the companies that agreed to it. */
export const FREE_SIGN_SCENES: Readonly<Record<string, readonly string[]>> = {
  'free-sign-bank-a': [BANK_CORP.openCorpId],
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long the vendor lets things live. Source: FASC OpenAPI 5.1. */
export const LIFETIME_MS = {
  timestamp: 5 * MINUTE_MS,
  nonce: 10 * MINUTE_MS,
  token: 2 * HOUR_MS,
  uploadUrl: 30 * MINUTE_MS,
  embedUrl: 10 * MINUTE_MS,
  downloadUrl: HOUR_MS,
  authUrl: 7 * DAY_MS,
} as const;

/** Waits between callback attempts: the vendor's, and the same three scaled down. */
export const CALLBACK_RETRY_MS = {
  published: [3 * MINUTE_MS, 30 * MINUTE_MS, 8 * HOUR_MS],
  instant: [50, 200, 1_000],
} as const;
