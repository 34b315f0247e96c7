import type { InStatus } from '@loan/shared/application/application';
import type { Disburse } from '@loan/shared/bank/los-bank';
import type { AdFacts } from '@loan/shared/facts/ads';
import { invariant } from '@loan/shared/invariant';
import { productOf } from '@loan/shared/product/products';
import { gathered } from '../assess/gathered.ts';
import type { Deps } from '../deps.ts';

const AD_PLATFORMS: Record<AdFacts['provider'], string> = { metaAds: 'Meta Ads' };

/**
 * Whom the bank pays on the borrower's order (受托支付), where a product's money is not the borrower's to use. The same
 * whenever it is asked, since an instruction is repeated word by word.
 */
export async function entrustedOf(
  deps: Pick<Deps, 'ledger' | 'objects' | 'policies' | 'now'>,
  { product, sources }: InStatus<'active'>,
): Promise<Disburse['entrusted']> {
  const { payee } = productOf(await deps.policies.live(product, deps.now())).repayment;
  if (payee !== 'adAccount') return undefined;
  const [account] = (await gathered(deps, sources)).ads;
  // Without the account nothing is paid: somebody has to look.
  invariant(account !== undefined, 'entrustedOf: an ad loan without the account it pays');
  const { provider, accountId } = account.facts;
  return { kind: 'AD_ACCOUNT', name: AD_PLATFORMS[provider], reference: accountId };
}
