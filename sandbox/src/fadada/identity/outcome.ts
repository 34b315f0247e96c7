import { randomText } from '../../kernel/random.ts';
import type { World } from '../../kernel/world.ts';
import { type FascEvent, notify } from '../events.ts';
import { APP } from '../settings.ts';
import { signFasc } from '../signature.ts';
import { type AuthRequest, saveAuthRequest } from './auth-request.ts';
import { findSubject, type Subject, saveSubject } from './subject.ts';

/** `fail`: refused, or the check did not succeed. `mismatch`: the check succeeded for somebody else. */
export type AuthDecision = 'pass' | 'fail' | 'mismatch';

/** What came of a request, in the words events and redirects share. */
type Outcome = {
  authResult: 'success' | 'fail';
  authFailedReason?: 'exist' | 'reject';
  identStatus: 'success' | 'failed' | 'no_start';
  identFailedReason?: string;
  subject?: Subject;
  /** Bound before under another id of the application; to be linked, not to be taken as a failure. */
  existing?: Subject;
};

type ProvenAs = { name: string; identNo: string };
/** What the page came to, and the name and number it was about. */
export type Verdict = { decision: AuthDecision; as: ProvenAs };

/** Ends a request as the person at the page decided, tells the application, and gives the address to go back to. */
export function finishAuth(world: World, request: AuthRequest, { decision, as }: Verdict): string | undefined {
  // A check that failed may be tried again from the same link.
  if (decision === 'pass') saveAuthRequest(world, { ...request, done: true });
  const outcome = decision === 'pass' ? prove(world, request, as) : notProven(request, decision);
  notify(world, request.callbackUrl, authEvent(request, outcome));
  return request.redirectUrl && signedRedirect(world, request, outcome);
}

function prove(world: World, request: AuthRequest, { name, identNo }: ProvenAs): Outcome {
  const { kind, clientId } = request;
  const existing = findSubject(world, kind, (one) => one.identNo === identNo && one.clientId !== clientId);
  if (existing) return { authResult: 'fail', authFailedReason: 'exist', identStatus: 'success', existing };
  const known = findSubject(world, kind, (one) => one.clientId === clientId);
  const subject: Subject = {
    kind,
    openId: known?.openId ?? randomText(world.random, 32, '0123456789abcdef'),
    clientId,
    name,
    identNo,
    ...(request.legalRepName && { legalRepName: request.legalRepName }),
    ...(request.mobile && { mobile: request.mobile }),
    ...(request.operatorName && { operatorName: request.operatorName }),
    scopes: [...new Set([...(known?.scopes ?? []), ...request.scopes])],
    identMethod: kind === 'person' ? 'face' : 'legalRep',
    submittedAt: world.now().getTime(),
    provenAt: world.now().getTime(),
  };
  saveSubject(world, subject);
  return { authResult: 'success', identStatus: 'success', subject };
}

function notProven({ kind }: AuthRequest, decision: 'fail' | 'mismatch'): Outcome {
  if (decision === 'mismatch') {
    return { authResult: 'fail', identStatus: 'failed', identFailedReason: '认证身份与指定身份信息不一致' };
  }
  // Companies refuse as such; for a person the documents know no other reason than an existing binding.
  return kind === 'company'
    ? { authResult: 'fail', authFailedReason: 'reject', identStatus: 'no_start' }
    : { authResult: 'fail', identStatus: 'failed', identFailedReason: '人脸识别未通过' };
}

function authEvent(request: AuthRequest, outcome: Outcome): FascEvent {
  const { subject, existing, authResult, authFailedReason, identStatus, identFailedReason } = outcome;
  const mayTell = request.scopes.includes('ident_info');
  const proven = subject ?? existing;
  const shared = {
    authResult,
    authFailedReason,
    authScope: subject?.scopes ?? [],
    availableStatus: subject ? 'enable' : undefined,
  };
  if (request.kind === 'person') {
    const names = mayTell && proven ? { userName: proven.name, identNo: proven.identNo } : {};
    const ids = { clientUserId: request.clientId, openUserId: subject?.openId };
    const before = { existClientUserId: existing?.clientId, existOpenUserId: existing?.openId };
    const check = { identProcessStatus: identStatus, identFailedReason, identMethod: 'face' };
    return { event: 'user-authorize', body: { ...ids, ...before, ...shared, ...check, ...names } };
  }
  const names = mayTell && proven ? { corpName: proven.name, corpIdentNo: proven.identNo } : {};
  const operator = request.operatorClientId ? { clientUserIds: [request.operatorClientId] } : {};
  const ids = { clientCorpId: request.clientId, openCorpId: subject?.openId, ...operator };
  const before = { existClientCorpId: existing?.clientId, existOpenCorpId: existing?.openId };
  const check = {
    corpIdentProcessStatus: identStatus,
    corpIdentFailedReason: identFailedReason,
    corpIdentMethod: 'legalRep',
  };
  return { event: 'corp-authorize', body: { ...ids, ...before, ...shared, ...check, ...names } };
}

/** The way back to the application, signed like a request; blank values take no part. */
function signedRedirect(
  world: World,
  request: AuthRequest,
  { subject, authResult, authFailedReason }: Outcome,
): string {
  const timestamp = String(world.now().getTime());
  const [clientKey, openKey] =
    request.kind === 'person' ? ['clientUserId', 'openUserId'] : ['clientCorpId', 'openCorpId'];
  const parameters: Record<string, string> = {
    timestamp,
    [clientKey]: request.clientId,
    ...(subject && { [openKey]: subject.openId, authScope: subject.scopes.join(',') }),
    authResult,
    ...(authFailedReason && { authFailedReason }),
  };
  const signature = signFasc(parameters, timestamp, APP.secret);
  const url = new URL(readRedirect(request.redirectUrl ?? ''));
  for (const [name, value] of Object.entries({ ...parameters, signature })) url.searchParams.append(name, value);
  return url.toString();
}

/** The vendor wants the address URL-encoded. assumed: it takes a plain one too; confirm: its test environment. */
export const readRedirect = (given: string): string => (given.includes('://') ? given : decodeURIComponent(given));
