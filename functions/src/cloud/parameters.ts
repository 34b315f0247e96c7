import { err, ok, type Result } from '@loan/shared/result';
import { VENDORS, Vendor } from '@loan/shared/source/vendors';

/**
 * One value of a deployment in the parameter store, under PARAMETER_PREFIX (`/seller-loan/prod`).
 * Secrets are SecureString. This table is the list: wiring reads by it, `doctor` checks by it, docs/deploy.md prints it.
 */
export type Parameter = { name: string; secret: boolean; what: string };

const open = (name: string, what: string): Parameter => ({ name, secret: false, what });
const secret = (name: string, what: string): Parameter => ({ name, secret: true, what });

export const PARAMETERS = {
  partnerName: open('partner/name', "The partner's registered name, as contracts print it"),
  partnerOpenCorpId: open('partner/open-corp-id', "The partner's openCorpId at Fadada (法大大)"),
  wechatAppId: open('wechat/app-id', 'AppID of the mini-program'),
  wechatAppSecret: secret('wechat/app-secret', 'AppSecret of the mini-program'),
  wechatTemplateApproved: open('wechat/template-approved', 'Subscribe message: the bank has approved'),
  wechatTemplateContract: open(
    'wechat/template-contract-waiting',
    'Subscribe message: a contract waits for a signature',
  ),
  wechatTemplateDisbursed: open('wechat/template-disbursed', 'Subscribe message: the money was sent'),
  fadadaBaseUrl: open('fadada/base-url', 'Address of FASC 5.1: the test or the production environment'),
  fadadaAppId: open('fadada/app-id', 'AppId of the Fadada application'),
  fadadaAppSecret: secret('fadada/app-secret', 'AppSecret of the Fadada application'),
  amazonApplicationId: open('amazon/application-id', 'Application id of the Selling Partner app (amzn1.sp.solution…)'),
  amazonClientId: open('amazon/client-id', 'Login with Amazon client id'),
  amazonClientSecret: secret(
    'amazon/client-secret',
    'Login with Amazon client secret; Amazon has it rotated every 180 days',
  ),
  fingerprintKey: secret(
    'keyring/fingerprint-key',
    '32 random bytes in base64; never changed, or fingerprints stop matching',
  ),
  portraitSigningKeys: secret(
    'portrait/signing-keys',
    'Ed25519 seeds that sign exported portraits: 32 random bytes in base64 each, newest first, separated by commas',
  ),
  loanPagesEnabled: open('settings/loan-pages-enabled', 'true or false: the offer pages of the mini-program'),
  customerServicePhone: open('settings/customer-service-phone', 'Shown on every help page'),
  privacyPolicyVersion: open('settings/privacy-policy-version', 'Version of the privacy guideline filed with WeChat'),
} as const satisfies Record<string, Parameter>;

/**
 * What was filed and proven outside, recorded where the deployment is. No function reads these; `doctor` asks for them,
 * because a forgotten filing stops borrowers and not programs.
 */
export const FILINGS = [
  open('filed/icp', 'Number of the ICP filing (ICP 备案) of the domain'),
  open('filed/wechat-category', 'Category under which WeChat admitted the mini-program, and the day'),
  open('filed/wechat-domains', 'Day on which the domains were entered with WeChat'),
  open('filed/wechat-privacy', 'Day on which the privacy guideline (用户隐私保护指引) was accepted'),
  open('filed/outgoing-address', 'The address that was given to vendors who admit by address'),
  open('filed/bank-agreement', 'Number of the agreement between partner and bank'),
  open('filed/licence-evidence', 'Licences the bank demanded of the partner: number, issuer, valid until'),
] as const satisfies readonly Parameter[];

/** The same for every lender, under `bank/<bank id>/`. */
export const BANK_PARAMETERS = {
  name: open('name', 'Registered name, as the authorisations print it'),
  baseUrl: open('base-url', "Address of the bank's side of LOS-Bank v1"),
  secrets: secret('secrets', 'Signing secrets (whsec_…), newest first, separated by commas'),
  openCorpId: open('open-corp-id', "The bank's openCorpId at Fadada"),
  businessId: open('business-id', 'Business scene under which the bank seals without a person'),
} as const satisfies Record<string, Parameter>;

/** Our account at each further source of facts, as JSON by its adapter's schema. A vendor without one is not offered. */
export const SOURCE_PARAMETERS = Vendor.options
  .filter((vendor) => vendor !== 'amazon')
  .map((vendor) => ({ vendor, ...secret(`sources/${vendor}`, `Our account at ${VENDORS[vendor].name}, as JSON`) }));

export type Configuration = Record<keyof typeof PARAMETERS, string> & {
  sources: Partial<Record<Vendor, string>>;
  banks: Record<string, Record<keyof typeof BANK_PARAMETERS, string>>;
};

/** Every parameter a deployment with these lenders needs, by its whole name below the prefix. */
export const parametersFor = (bankIds: readonly string[]): Parameter[] => [
  ...Object.values(PARAMETERS),
  ...bankIds.flatMap((id) => Object.values(BANK_PARAMETERS).map((one) => ({ ...one, name: `bank/${id}/${one.name}` }))),
];

/** Reads the values of the parameter store; names all that is missing at once, never a value. */
export function configurationFrom(
  values: ReadonlyMap<string, string>,
  bankIds: readonly string[],
): Result<Configuration, { tag: 'ParametersMissing'; names: string[] }> {
  const names = parametersFor(bankIds)
    .map(({ name }) => name)
    .filter((name) => !values.get(name));
  if (names.length > 0) return err({ tag: 'ParametersMissing', names });

  const read = <K extends string>(table: Record<K, Parameter>, below = '') =>
    Object.fromEntries(
      (Object.entries(table) as [K, Parameter][]).map(([key, { name }]) => [key, values.get(below + name) ?? '']),
    ) as Record<K, string>;
  const banks = bankIds.map((id) => [id, read(BANK_PARAMETERS, `bank/${id}/`)] as const);
  const sources = SOURCE_PARAMETERS.flatMap(({ vendor, name }) => {
    const value = values.get(name);
    return value ? [[vendor, value] as const] : [];
  });
  return ok({ ...read(PARAMETERS), sources: Object.fromEntries(sources), banks: Object.fromEntries(banks) });
}
