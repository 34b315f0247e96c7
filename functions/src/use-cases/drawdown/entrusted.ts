import type { Application } from '@loan/shared/application/application';
import type { Entrusted } from '@loan/shared/drawdown/entrusted';
import type { AdFacts } from '@loan/shared/facts/ads';
import { productOf } from '@loan/shared/product/products';
import { err, ok, type Result } from '@loan/shared/result';
import { gathered } from '../assess/gathered.ts';
import type { Deps } from '../deps.ts';

const AD_PLATFORMS: Record<AdFacts['provider'], string> = { metaAds: 'Meta Ads' };

/** The account that would be paid is closed, or read no more: it was disconnected since the decision. */
export type PayeeMissing = { tag: 'PayeeMissing' };

/**
 * Whom a draw of this application would pay (受托支付): nobody but the borrower where the money is the borrower's to use.
 * It is fixed with the draw, stands in the contract, and is what the bank is told: nothing read later changes it.
 */
export async function entrustedOf(
  deps: Pick<Deps, 'ledger' | 'objects' | 'policies' | 'now'>,
  { id, product, sources }: Pick<Extract<Application, { sources: unknown }>, 'id' | 'product' | 'sources'>,
): Promise<Result<Entrusted | undefined, PayeeMissing>> {
  const { payee } = productOf(await deps.policies.live(product, deps.now())).repayment;
  if (payee === 'corporateAccount') return ok(undefined);
  if (payee === 'forwarder') return forwarderOf(deps, id);
  const account = (await gathered(deps, sources)).ads.find(({ facts }) => facts.status !== 'closed');
  if (account === undefined) return err({ tag: 'PayeeMissing' });
  const { provider, accountId } = account.facts;
  return ok({ kind: 'adAccount', name: AD_PLATFORMS[provider], reference: accountId });
}

/** The forwarder whose bills are lent on: its papers are fixed since the assessment began. */
async function forwarderOf(
  { ledger }: Pick<Deps, 'ledger'>,
  id: string,
): Promise<Result<Entrusted | undefined, PayeeMissing>> {
  const counterparty = (await ledger.find('backing', id))?.state.counterparty;
  if (counterparty === undefined) return err({ tag: 'PayeeMissing' });
  const { name, creditCode } = counterparty;
  return ok({ kind: 'forwarder', name, reference: creditCode });
}
