import { PAGES } from '@loan/shared/api/pages';
import type { Application } from '@loan/shared/application/application';
import { addMs, type Instant } from '@loan/shared/time/instant';
import type { JobPayloads } from '../../ports/jobs.ts';
import type { Deps } from '../deps.ts';
import { DONE, type JobOutcome } from '../work/work.ts';

type Moment = JobPayloads['sendMessage']['moment'];
type Fields = Record<string, string>;

/**
 * What each template says. Sums are in the templates because the person asked for exactly this news; names are masked.
 * assumed: templates with these fields are in WeChat's library for this category; confirm: the mini-program's admin.
 */
function fieldsFor(
  moment: Moment,
  application: Application,
  names: { signer: string; account: string },
  at: Instant,
): Fields {
  const terms = 'terms' in application ? application.terms : undefined;
  switch (moment) {
    case 'approved':
      return {
        thing1: '跨境电商数据贷',
        phrase2: '银行已批准',
        amount3: `${(terms?.limitFen ?? 0) / 100}元`,
        thing4: '请选择用款金额',
      };
    case 'contractWaiting':
      return {
        thing1: '额度借款合同',
        name2: names.signer,
        time3: clock(terms?.validUntil ?? at),
        thing4: '请核对全文后签署',
      };
    case 'disbursed':
      return { amount1: '见借据', character_string2: names.account, time3: clock(at), thing4: '请核对对公账户入账' };
  }
}

/** 2026-11-22 09:30 in Shanghai. */
const clock = (at: Instant): string =>
  addMs(at, 8 * 3_600_000)
    .slice(0, 16)
    .replace('T', ' ');

/** A WeChat message at a milestone, if the person asked for it. */
export async function sendMessage(
  deps: Deps,
  { userId, applicationId, moment }: JobPayloads['sendMessage'],
): Promise<JobOutcome> {
  const templateId = deps.settings.templates[moment];
  const subscriptions = await deps.ledger.record('subscriptions', userId);
  const left = subscriptions?.value.accepted[templateId] ?? 0;
  const found = await deps.ledger.record('user', userId);
  if (!subscriptions || left === 0 || !found) return DONE;
  const openId = await deps.keyring.open(found.value.openId, `user:${userId}:openId`);
  const application = await deps.ledger.find('application', applicationId);
  if (!application) return DONE;
  const names = await namesFor(deps, application.state);
  const sent = await deps.wechat.sendMessage({
    openId,
    templateId,
    page: PAGES.application(applicationId),
    fields: fieldsFor(moment, application.state, names, deps.now()),
  });
  if (!sent.ok && sent.error.tag === 'WechatUnknown') return { tag: 'retry', cause: sent.error.cause };
  // Used up, or refused after all: either way this acceptance is gone.
  const accepted = { ...subscriptions.value.accepted, [templateId]: left - 1 };
  await deps.ledger.commit({
    records: [{ kind: 'subscriptions', key: userId, value: { accepted }, expect: subscriptions.version }],
  });
  return DONE;
}

async function namesFor({ ledger }: Deps, application: Application): Promise<{ signer: string; account: string }> {
  const person =
    'people' in application && application.people
      ? await ledger.record('person', application.people.legalRepresentative.personId)
      : undefined;
  const company =
    'companyId' in application && application.companyId
      ? await ledger.record('company', application.companyId)
      : undefined;
  return { signer: person?.value.nameMasked ?? '', account: company?.value.accountMasked ?? '' };
}
