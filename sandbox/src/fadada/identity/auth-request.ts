import { flag, listOf, oneOf, optional, record, text } from '../../kernel/shape.ts';
import type { World } from '../../kernel/world.ts';
import { nextTicket } from '../ids.ts';
import { operation } from '../operation.ts';
import { type Answer, accept, refuse } from '../reply.ts';
import { LIFETIME_MS } from '../settings.ts';
import { findSubject, type SubjectKind } from './subject.ts';

/** A page waiting for someone to prove who they are and to let the application act for them. */
export type AuthRequest = {
  authId: string;
  kind: SubjectKind;
  clientId: string;
  name?: string;
  identNo?: string;
  legalRepName?: string;
  mobile?: string;
  /** The person who acts for a company (经办人). */
  operatorName?: string;
  operatorClientId?: string;
  scopes: string[];
  redirectUrl?: string;
  callbackUrl?: string;
  createdAt: number;
  done?: boolean;
};

const AUTHS = 'fadada.auths';

const Scopes = optional(listOf(text(40), 20));
/** Wanted URL-encoded by the vendor, hence up to three times as long. */
const Url = optional(text(1_500));
const PersonType = optional(
  oneOf('id_card', 'hk_mac_rp', 'taiwan_rp', 'foreign_prc', 'passport', 'hk_macao', 'taiwan'),
);

const Operator = record({
  userName: optional(text(80)),
  userIdentType: PersonType,
  userIdentNo: optional(text(50)),
  mobile: optional(text(30)),
});

export const userAuthUrl = operation(
  record({
    clientUserId: text(64),
    accountName: optional(text(60)),
    unbindAccount: optional(flag),
    userIdentInfo: optional(Operator),
    authScopes: Scopes,
    redirectUrl: Url,
    callbackUrl: Url,
  }),
  (world, { clientUserId, accountName, userIdentInfo, authScopes, redirectUrl, callbackUrl }) => {
    const { userName, userIdentType, userIdentNo, mobile = accountName } = userIdentInfo ?? {};
    return openPage(world, {
      kind: 'person',
      clientId: clientUserId,
      ...given({ name: userName, mobile, redirectUrl, callbackUrl }),
      // The number counts only beside its type.
      ...given({ identNo: userIdentType && userIdentNo }),
      scopes: authScopes ?? [],
    });
  },
);

export const corpAuthUrl = operation(
  record({
    clientCorpId: text(64),
    clientUserId: optional(text(64)),
    accountName: optional(text(60)),
    corpIdentInfo: optional(
      record({
        corpName: optional(text(128)),
        corpIdentType: optional(oneOf('corp', 'individual_biz', 'other')),
        corpIdentNo: optional(text(50)),
        legalRepName: optional(text(80)),
      }),
    ),
    oprIdentInfo: optional(Operator),
    authScopes: Scopes,
    redirectUrl: Url,
    callbackUrl: Url,
  }),
  (world, { clientCorpId, clientUserId, corpIdentInfo, oprIdentInfo, authScopes, redirectUrl, callbackUrl }) => {
    const { corpName, corpIdentNo, legalRepName } = corpIdentInfo ?? {};
    return openPage(world, {
      kind: 'company',
      clientId: clientCorpId,
      ...given({ name: corpName, identNo: corpIdentNo, legalRepName, redirectUrl, callbackUrl }),
      ...given({ operatorClientId: clientUserId, operatorName: oprIdentInfo?.userName }),
      scopes: authScopes ?? [],
    });
  },
);

function openPage(world: World, request: Omit<AuthRequest, 'authId' | 'createdAt'>): Answer {
  const known = findSubject(world, request.kind, (subject) => subject.clientId === request.clientId);
  if (known && request.scopes.every((scope) => known.scopes.includes(scope))) {
    return refuse('210013', '授权范围重复获取');
  }
  const authId = nextTicket(world);
  saveAuthRequest(world, { ...request, authId, createdAt: world.now().getTime() });
  const url = `${world.publicUrl()}/fadada/pages/auth/${authId}`;
  // Only persons get a short form of the link.
  return accept(request.kind === 'person' ? { authUrl: url, authShortUrl: url } : { authUrl: url });
}

export const saveAuthRequest = (world: World, request: AuthRequest) => world.state.set(AUTHS, request.authId, request);

/** The request behind a link, unless the link is wrong, spent or older than seven days. */
export function openAuthRequest(world: World, authId: string): AuthRequest | undefined {
  const request = world.state.get<AuthRequest>(AUTHS, authId);
  if (!request || request.done) return undefined;
  return world.now().getTime() - request.createdAt <= LIFETIME_MS.authUrl ? request : undefined;
}

type Given<F> = { [K in keyof F]?: Exclude<F[K], undefined | ''> };

/** The fields that were given, so that nothing is kept as undefined. */
function given<F extends Record<string, string | undefined>>(fields: F): Given<F> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value)) as Given<F>;
}
