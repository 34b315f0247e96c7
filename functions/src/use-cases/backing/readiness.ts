import type { Application } from '@loan/shared/application/application';
import { type Lacking, lackingOf } from '@loan/shared/backing/lacking';
import type { Paper } from '@loan/shared/backing/papers';
import type { Deps } from '../deps.ts';
import { claimPledges, type Pledge } from '../pledge/pledge.ts';
import { TELLS_OF_SUPPLIERS } from './access.ts';

/** What an application on papers still lacks before it can be submitted. */
export type PapersMissing = { tag: 'PapersMissing'; lacking: Lacking[] };

/** Nothing for products that lend against shops, and for whoever supplies a platform that tells of it. */
export async function papersLacking(
  { ledger }: Pick<Deps, 'ledger'>,
  { id, eligibility }: Pick<Application, 'id' | 'eligibility'>,
): Promise<Lacking[]> {
  const backing = await ledger.find('backing', id);
  if (!backing) return [];
  const { state } = backing;
  const isSupplier = state.kind === 'orders' && eligibility.marketplaces.includes(TELLS_OF_SUPPLIERS);
  return isSupplier && state.counterparty === undefined ? [] : lackingOf(state);
}

/** Papers stand behind one application alone from the moment it is to be decided (F13). */
export async function pledgePapers(
  deps: Pick<Deps, 'ledger' | 'keyring' | 'now'>,
  { id }: Pick<Application, 'id'>,
): Promise<void> {
  const backing = await deps.ledger.find('backing', id);
  if (!backing) return;
  const { papers, counterparty } = backing.state;
  const issuer = counterparty?.creditCode ?? '';
  await claimPledges(
    deps,
    { id: backing.state.id },
    { pledges: papers.flatMap((paper) => pledgeOf(paper, issuer)), at: deps.now() },
  );
}

/**
 * Whoever gives the numbers: the buyer its orders, the seller its invoices, the forwarder its bills. An invoice that was
 * paid is history, which next year's application may show again; one that is not is a claim somebody may lend on.
 */
function pledgeOf(paper: Paper, counterpartyCode: string): Pledge[] {
  const { number } = paper;
  switch (paper.kind) {
    case 'order':
    case 'freightBill':
      return [{ kind: paper.kind, issuer: counterpartyCode, number }];
    case 'invoice':
      return paper.paidOn ? [] : [{ kind: 'invoice', issuer: paper.sellerCode, number }];
    case 'deliveryNote':
      return [];
  }
}

/** Whether a shop of the buyer's is being read, which the assessment waits for; nobody waits for one not begun. */
export async function isReadingBuyer(
  { ledger }: Pick<Deps, 'ledger'>,
  { id }: Pick<Application, 'id'>,
): Promise<boolean> {
  const backing = await ledger.find('backing', id);
  const sources = await Promise.all((backing?.state.sources ?? []).map((sourceId) => ledger.find('source', sourceId)));
  return sources.some((source) => source?.state.status === 'reading');
}
