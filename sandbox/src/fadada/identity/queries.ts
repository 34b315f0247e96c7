import { optional, record, text } from '../../kernel/shape.ts';
import { operation } from '../operation.ts';
import { accept, refuse } from '../reply.ts';
import { findSubject, type Subject } from './subject.ts';

const Id = optional(text(64));

/** What the vendor says of an id it has never bound. Source: the vendor's example answer of /user/get. */
const unbound = {
  bindingStatus: 'unauthorized',
  authScope: [],
  identStatus: 'unidentified',
  availableStatus: 'disable',
};

const bound = (subject: Subject) => ({
  bindingStatus: 'authorized',
  authScope: subject.scopes,
  identStatus: 'identified',
  availableStatus: 'enable',
});

export const getUser = operation(
  record({ clientUserId: Id, openUserId: Id }),
  (world, { clientUserId, openUserId }) => {
    if (!clientUserId && !openUserId) return refuse('210053', 'openUserId和clientUserId不能同时为空');
    if (clientUserId && openUserId) return refuse('210055', 'openUserId和clientUserId不能同时传入');
    const subject = findSubject(world, 'person', (one) => one.clientId === clientUserId || one.openId === openUserId);
    if (subject) return accept({ clientUserId: subject.clientId, openUserId: subject.openId, ...bound(subject) });
    return openUserId ? refuse('210022', '个人用户不存在') : accept({ clientUserId, openUserId: null, ...unbound });
  },
);

export const getCorp = operation(
  record({ clientCorpId: Id, openCorpId: Id, corpIdentNo: Id }),
  (world, { clientCorpId, openCorpId, corpIdentNo }) => {
    const given = [clientCorpId, openCorpId, corpIdentNo].filter(Boolean).length;
    if (given === 0) return refuse('210054', 'openCorpId和clientCorpId不能同时为空');
    if (given > 1) return refuse('210056', 'openCorpId和clientCorpId不能同时传入');
    const subject = findSubject(
      world,
      'company',
      ({ clientId, openId, identNo }) => clientId === clientCorpId || openId === openCorpId || identNo === corpIdentNo,
    );
    if (subject) {
      const ids = { clientCorpId: subject.clientId, openCorpId: subject.openId, entityType: 'primary' };
      return accept({ ...ids, ...bound(subject) });
    }
    return openCorpId
      ? refuse('210032', '企业用户不存在')
      : accept({ clientCorpId: clientCorpId ?? null, openCorpId: null, ...unbound });
  },
);

/** Whether a company of this name and code is certified at the vendor at all, by whomever. */
export const getCorpIdentified = operation(
  record({ corpName: text(128), corpIdentNo: text(50) }),
  (world, { corpName, corpIdentNo }) => {
    const subject = findSubject(world, 'company', (one) => one.name === corpName && one.identNo === corpIdentNo);
    return accept({ identStatus: subject !== undefined });
  },
);

const times = (subject: Subject) => ({
  identSubmitTime: String(subject.submittedAt),
  identSuccessTime: String(subject.provenAt),
});

export const getUserIdentity = operation(record({ openUserId: text(64) }), (world, { openUserId }) => {
  const subject = findSubject(world, 'person', (one) => one.openId === openUserId);
  if (!subject) return refuse('210022', '个人用户不存在');
  if (!subject.scopes.includes('ident_info')) return refuse('213001', '未授权【企业信息或身份信息】');
  return accept({
    openUserId,
    identStatus: 'identified',
    userIdentInfo: { userName: subject.name, identType: 'id_card', identNo: subject.identNo },
    userIdentInfoExtend: subject.mobile ? { mobile: subject.mobile } : {},
    identMethod: subject.identMethod,
    ...times(subject),
  });
});

export const getCorpIdentity = operation(record({ openCorpId: text(64) }), (world, { openCorpId }) => {
  const subject = findSubject(world, 'company', (one) => one.openId === openCorpId);
  if (!subject) return refuse('210032', '企业用户不存在');
  if (!subject.scopes.includes('ident_info')) return refuse('213001', '未授权【企业信息或身份信息】');
  return accept({
    openCorpId,
    corpIdentStatus: 'identified',
    corpIdentInfo: {
      corpName: subject.name,
      corpIdentType: 'corp',
      corpIdentNo: subject.identNo,
      ...(subject.legalRepName && { legalRepName: subject.legalRepName }),
    },
    corpIdentMethod: subject.identMethod,
    ...times(subject),
  });
});
