import type { Application } from '@loan/shared/application/application';
import type { TradeBacking } from '@loan/shared/backing/backing';
import { NOT_OFFERED, type NotOffered } from '@loan/shared/facts/offered';
import type { Deps } from '../deps.ts';
import { lookUp } from '../related/look-up.ts';
import { type Trait, traitOf } from '../related/traits.ts';
import { invitedPhone } from './invite-counterparty.ts';

type Reach = Pick<Deps, 'ledger' | 'keyring' | 'policies' | 'now'>;

/**
 * Whether the counterparty belongs to the borrower (F12): as the borrower says, unless our own rows show that it does.
 * Whoever confirms its own papers confirms nothing.
 */
export async function relatedToBorrower(
  deps: Reach,
  application: Application,
  backing: TradeBacking,
): Promise<boolean | NotOffered> {
  if (await isOneOfTheirs(deps, application, backing)) return true;
  const { relation = 'unsure' } = backing.counterparty ?? {};
  return relation === 'unsure' ? NOT_OFFERED : relation === 'related';
}

/** The counterparty is one of the companies that count as one borrower, or its phone or WeChat is that of one of them. */
async function isOneOfTheirs(deps: Reach, application: Application, backing: TradeBacking): Promise<boolean> {
  const companyId = 'companyId' in application ? application.companyId : undefined;
  const company = companyId ? await deps.ledger.record('company', companyId) : undefined;
  if (!company || !backing.counterparty) return false;
  const { related } = (await deps.policies.live(application.product, deps.now())).fraud;
  const { cluster } = await lookUp(deps, company.value.clientId, related);
  const theirs = new Set<string>(cluster.companies);
  if (theirs.has(await deps.keyring.fingerprint(backing.counterparty.creditCode, 'creditCode'))) return true;
  const holders = await Promise.all(
    (await traitsOf(deps, backing)).map(({ key }) =>
      deps.ledger.list('holders', key, { limit: 1 + related.maxHolders }),
    ),
  );
  return holders.flat().some(({ key }) => theirs.has(key));
}

/** What is known of the person who was asked to confirm. */
async function traitsOf(deps: Reach, { link }: TradeBacking): Promise<Trait[]> {
  if (!link) return [];
  const record = await deps.ledger.record('counterpartyLink', link.tokenHash);
  return Promise.all([
    ...(record ? [traitOf(deps, 'phone', await invitedPhone(deps, link.tokenHash, record.value))] : []),
    ...(link.takenBy ? [traitOf(deps, 'wechat', link.takenBy)] : []),
  ]);
}
