import { err, ok, type Result } from '@loan/shared/result';
import { z } from '@loan/shared/schema';
import type {
  IdentityAlreadyProven,
  IdentityRequest,
  IdentityStatus,
  SigningError,
} from '../../ports/signing-service.ts';
import { callFadada, type FadadaOptions } from './client.ts';
import { documentType } from './document-type.ts';

type Person = Extract<IdentityRequest, { kind: 'person' }>;
type Company = Extract<IdentityRequest, { kind: 'company' }>;
type Outcome<T> = Promise<Result<T, SigningError>>;
type UrlError = SigningError | IdentityAlreadyProven;
type PageUrl = Promise<Result<{ url: string }, UrlError>>;

const AuthUrl = z.object({ authUrl: z.url() });
const Registered = z.object({
  bindingStatus: z.string(),
  identStatus: z.string(),
  openUserId: z.string().min(1).nullish(),
  openCorpId: z.string().min(1).nullish(),
});
const PersonIdentity = z.object({ userIdentInfo: z.object({ userName: z.string().min(1) }).nullish() });
const CompanyIdentity = z.object({ corpIdentInfo: z.object({ corpName: z.string().min(1) }).nullish() });

/** We start the tasks and own them, so the borrower need not let us act in its name: the proven identity is enough. */
const IDENTITY_ONLY = ['ident_info'];

/** Every scope asked for has been granted before, so there is no page to open. Source: error code table, 认证授权管理. */
const ALREADY_GRANTED = '210013';

/** A person or company Fadada has never heard of. Source: error code table, 认证授权管理. */
const NOT_REGISTERED = ['210022', '210032'];

/** The page on which a person is certified by face, with name and number as we know them and not to be changed there. */
export async function personIdentityUrl(options: FadadaOptions, request: Person): PageUrl {
  const { clientId, name, identityNumber, phone, redirectUrl } = request;
  const userIdentType = documentType(identityNumber);
  const biz = {
    clientUserId: clientId,
    accountName: phone,
    userIdentInfo: { userName: name, userIdentType, userIdentNo: identityNumber, mobile: phone, identMethod: ['face'] },
    nonEditableInfo: ['userName', 'userIdentType', 'userIdentNo'],
    authScopes: IDENTITY_ONLY,
    redirectUrl: encodeURIComponent(redirectUrl),
    callbackUrl: options.callbackUrl,
  };
  return urlOf(await callFadada(options, '/user/get-auth-url', { biz, data: AuthUrl }));
}

/** The page on which a company is certified, by the operator named. */
export async function companyIdentityUrl(options: FadadaOptions, request: Company): PageUrl {
  const { clientId, name, creditCode, legalRepresentativeName, operator, redirectUrl } = request;
  const biz = {
    clientCorpId: clientId,
    clientUserId: operator.clientId,
    accountName: operator.phone,
    corpIdentInfo: {
      corpName: name,
      corpIdentType: 'corp',
      corpIdentNo: creditCode,
      legalRepName: legalRepresentativeName,
    },
    corpNonEditableInfo: ['corpName', 'corpIdentType', 'corpIdentNo'],
    oprIdentInfo: {
      userName: operator.name,
      userIdentType: documentType(operator.identityNumber),
      userIdentNo: operator.identityNumber,
      mobile: operator.phone,
      oprIdentMethod: ['face'],
    },
    oprNonEditableInfo: ['userName', 'userIdentType', 'userIdentNo'],
    authScopes: IDENTITY_ONLY,
    redirectUrl: encodeURIComponent(redirectUrl),
    callbackUrl: options.callbackUrl,
  };
  return urlOf(await callFadada(options, '/corp/get-auth-url', { biz, data: AuthUrl }));
}

export async function personStatus(options: FadadaOptions, clientUserId: string): Outcome<IdentityStatus> {
  const found = await registered(callFadada(options, '/user/get', { biz: { clientUserId }, data: Registered }));
  if (!found.ok) return found;
  const openId = found.value?.openUserId;
  if (!openId) return ok({ proven: false });
  const biz = { openUserId: openId };
  const identity = await callFadada(options, '/user/get-identity-info', { biz, data: PersonIdentity });
  return identity.ok ? ok(proven(openId, identity.value.userIdentInfo?.userName)) : identity;
}

export async function companyStatus(options: FadadaOptions, clientCorpId: string): Outcome<IdentityStatus> {
  const found = await registered(callFadada(options, '/corp/get', { biz: { clientCorpId }, data: Registered }));
  if (!found.ok) return found;
  const openId = found.value?.openCorpId;
  if (!openId) return ok({ proven: false });
  const biz = { openCorpId: openId };
  const identity = await callFadada(options, '/corp/get-identity-info', { biz, data: CompanyIdentity });
  return identity.ok ? ok(proven(openId, identity.value.corpIdentInfo?.corpName)) : identity;
}

/** Set only when certified and bound to us: the vendor's tables list no other value that counts. */
async function registered(call: Outcome<z.infer<typeof Registered>>): Outcome<z.infer<typeof Registered> | undefined> {
  const answer = await call;
  if (!answer.ok) {
    const { error } = answer;
    return error.tag === 'SigningRefused' && NOT_REGISTERED.includes(error.code) ? ok(undefined) : err(error);
  }
  const { identStatus, bindingStatus } = answer.value;
  return ok(identStatus === 'identified' && bindingStatus === 'authorized' ? answer.value : undefined);
}

const proven = (openId: string, name: string | undefined): IdentityStatus =>
  name === undefined ? { proven: true, openId } : { proven: true, openId, name };

function urlOf(answer: Result<{ authUrl: string }, SigningError>): Result<{ url: string }, UrlError> {
  if (answer.ok) return ok({ url: answer.value.authUrl });
  const proven = answer.error.tag === 'SigningRefused' && answer.error.code === ALREADY_GRANTED;
  return err(proven ? { tag: 'IdentityAlreadyProven' } : answer.error);
}
