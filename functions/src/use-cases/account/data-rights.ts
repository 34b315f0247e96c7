import type { dataRights as contract, requestDeletion as deletionContract } from '@loan/shared/api/account';
import type { Application } from '@loan/shared/application/application';
import { type Consent, type ConsentError, transitionConsent } from '@loan/shared/consent/consent';
import { err, ok, type Result } from '@loan/shared/result';
import type { z } from '@loan/shared/schema';
import type { Source } from '@loan/shared/source/source';
import { type Instant, shanghaiDay } from '@loan/shared/time/instant';
import type { NewJob } from '../../ports/jobs.ts';
import { openFor } from '../application/access.ts';
import { user } from '../application/move.ts';
import { viewFor } from '../application/view/view.ts';
import type { Deps } from '../deps.ts';
import { FILES_CONSENT_KEY } from '../files/ground.ts';
import { type Busy, settle } from '../settle.ts';
import { buyerConsentKey, sourceConsentKey } from '../source/consent-key.ts';

type DataRights = z.infer<typeof contract.response>;
const MOST = 200;

/** What this person has agreed to, and who looked at what. */
export async function dataRights(deps: Deps, userId: string): Promise<Result<DataRights, never>> {
  const consents = await consentsOf(deps, userId);
  const accesses = await deps.ledger.list('accesses', userId, { limit: MOST, newestFirst: true });
  return ok({ consents: consents.map(shown), accesses: accesses.map(({ item }) => item) });
}

const shown = ({
  id,
  status: _status,
  version: _version,
  giverId: _giver,
  textSha256: _hash,
  ...consent
}: Consent) => ({ consentId: id, ...consent });

async function consentsOf({ ledger }: Deps, userId: string): Promise<Consent[]> {
  const items = await ledger.list('consents', userId, { limit: MOST, newestFirst: true });
  const found = await Promise.all(items.map(({ item }) => ledger.find('consent', item.consentId)));
  return found.flatMap((consent) => (consent ? [consent.state] : []));
}

export type ConsentNotFound = { tag: 'ConsentNotFound' };

/** Stops what rests on it at once: shops are no longer read and what was kept of them is deleted. Decisions stand. */
export async function withdrawConsent(
  deps: Deps,
  userId: string,
  { consentId }: { consentId: string },
): Promise<Result<{ withdrawnAt: Instant }, ConsentNotFound | ConsentError | Busy | { tag: string }>> {
  return settle(async () => {
    const before = await deps.ledger.find('consent', consentId);
    if (!before || before.state.giverId !== userId) return err({ tag: 'ConsentNotFound' });
    if (before.state.status === 'withdrawn' && before.state.withdrawnAt)
      return ok({ withdrawnAt: before.state.withdrawnAt });
    const at = deps.now();
    const event = { type: 'withdraw', at } as const;
    const after = transitionConsent(before.state, event);
    if (!after.ok) return after;
    const application = await deps.ledger.find('application', before.state.applicationId);
    const written = await deps.ledger.commit({
      changes: [{ kind: 'consent', before, event, after: after.value, by: user(userId) }],
      jobs: application ? await revocations(deps, application.state, before.state.key, at) : [],
      ...(application
        ? {
            bank: {
              applicationId: application.state.id,
              bankId: application.state.bankId,
              at,
              news: [{ type: 'consent.withdrawn' as const, data: { key: before.state.key } }],
            },
          }
        : {}),
    });
    return written.ok ? ok({ withdrawnAt: at }) : written;
  });
}

const isGround = (key: string, { vendor, role }: Source): boolean =>
  role === 'buyer' ? key === buyerConsentKey(vendor) : key === 'facts.bank' || key === sourceConsentKey(vendor);

/** The sources a consent was the ground for; without the bank there is nothing to read any of them for. */
async function revocations(deps: Deps, application: Application, key: string, dueAt: Instant): Promise<NewJob[]> {
  const backing = await deps.ledger.find('backing', application.id);
  const ids = [...application.sources, ...(backing?.state.sources ?? [])];
  const found = await Promise.all(ids.map((id) => deps.ledger.find('source', id)));
  const grounded = found.flatMap((source) => (source && isGround(key, source.state) ? [source.state.id] : []));
  return [
    ...revocationsOf(deps, grounded, dueAt),
    ...(key === FILES_CONSENT_KEY ? [forgetting(deps, application.id, dueAt)] : []),
  ];
}

const forgetting = ({ newId }: Pick<Deps, 'newId'>, applicationId: string, dueAt: Instant): NewJob => ({
  id: newId(),
  kind: 'forgetFiles',
  payload: { applicationId },
  dueAt,
});

const revocationsOf = (deps: Deps, sourceIds: readonly string[], dueAt: Instant): NewJob[] =>
  sourceIds.map((sourceId) => ({ id: deps.newId(), kind: 'revokeSource', payload: { sourceId }, dueAt }));

/** Everything we hold that is this person's, as they may see it. */
export async function exportData(
  deps: Deps,
  userId: string,
): Promise<Result<{ fileName: string; json: string }, never>> {
  const items = await deps.ledger.list('applications', userId, { limit: 50 });
  const applications = await Promise.all(
    items.map(async ({ item }) => {
      const found = await openFor(deps, userId, item.applicationId, 'anyRole');
      return found.ok ? [await viewFor(deps, found.value.state, userId)] : [];
    }),
  );
  const rights = await dataRights(deps, userId);
  const exported = {
    exportedAt: deps.now(),
    userId,
    applications: applications.flat(),
    ...(rights.ok ? rights.value : {}),
  };
  return ok({ fileName: `我的数据-${shanghaiDay(deps.now())}.json`, json: JSON.stringify(exported, null, 2) });
}

type Deletion = z.infer<typeof deletionContract.response>;
const ENDED = new Set(['declined', 'expired', 'bankDeclined', 'withdrawn', 'draft']);
/** 反洗钱法 (2024) article 34: identity data and transaction records are kept ten years after the business ends. */
const RETENTION_YEARS = 10;

/** Deletes what neither law nor a running contract holds, and says of the rest on which ground and until when. */
export async function requestDeletion(deps: Deps, userId: string): Promise<Result<Deletion, never>> {
  const items = await deps.ledger.list('applications', userId, { limit: 50 });
  const deletion: Deletion = { deleted: [], kept: [] };
  const dueAt = deps.now();
  for (const { item } of items) {
    const found = await deps.ledger.find('application', item.applicationId);
    if (!found || found.state.applicantId !== userId) continue;
    if (ENDED.has(found.state.status)) {
      const { id, sources } = found.state;
      await deps.ledger.commit({ jobs: [...revocationsOf(deps, sources, dueAt), forgetting(deps, id, dueAt)] });
      deletion.deleted.push('店铺授权、读取的经营数据与上传的文件');
    } else {
      deletion.kept.push({ what: '进行中的申请与合同', ground: '履行合同所必需', until: '合同结束后' });
    }
  }
  await deps.ledger.commit({ records: [{ kind: 'subscriptions', key: userId, delete: true }] });
  deletion.deleted.push('消息订阅');
  const year = Number(shanghaiDay(deps.now()).slice(0, 4)) + RETENTION_YEARS;
  deletion.kept.push({
    what: '同意记录、评估与签约存证',
    ground: '《反洗钱法》第三十四条、《电子签名法》',
    until: `${year}年`,
  });
  return ok(deletion);
}
