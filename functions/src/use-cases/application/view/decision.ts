import { DecisionView } from '@loan/shared/api/view';
import type { Application } from '@loan/shared/application/application';
import { capsIn } from '@loan/shared/offer/caps-in';
import { readDecision } from '../../bank/apply.ts';
import type { Deps } from '../../deps.ts';

/** The decision as the applicant reads it; the modelled default and the machine's trace stay behind. */
export async function decisionView(deps: Deps, application: Application): Promise<DecisionView | undefined> {
  if (!('decisionId' in application)) return undefined;
  const { decision } = await readDecision(deps, application.decisionId);
  const { defaultProbabilityPpm: _modelled, trace, ...shown } = decision;
  return DecisionView.parse({ ...shown, caps: capsIn(trace) });
}
