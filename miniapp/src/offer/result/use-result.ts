import { acceptOffer } from '@loan/shared/api/application';
import { quote } from '@loan/shared/api/signing';
import type { ApplicationView, QuoteView } from '@loan/shared/api/view';
import { ApplicationId } from '@loan/shared/application/ids';
import { fen } from '@loan/shared/money/fen';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { show } from '../../application/shown.ts';
import { askToNotify } from '../../platform/subscribe.ts';
import { useCommand } from '../../state/use-command.ts';
import { methodsFor } from '../../words/methods.ts';

/** ¥1,000,000 for half a year: the example every offer is explained with, or less where less may be drawn. */
const EXAMPLE_FEN = fen(100_000_000);
const EXAMPLE_MONTHS = 6;

type Offer = NonNullable<ApplicationView['offer']>;

/** What the offer would cost, repaid the usual way of its product, as the server reckons it: never reckoned here. */
export function useExample(
  { id, product }: Pick<ApplicationView, 'id' | 'product'>,
  { availableFen, termMonths }: Pick<Offer, 'availableFen' | 'termMonths'>,
) {
  const [example, setExample] = useState<QuoteView | undefined>(undefined);
  const { problem, run } = useCommand();
  const amountFen = availableFen < EXAMPLE_FEN ? availableFen : EXAMPLE_FEN;
  const months = Math.min(EXAMPLE_MONTHS, termMonths);
  const [method = 'levelInstalment'] = methodsFor(product);

  const load = () =>
    run(() => call(quote, { id: ApplicationId.parse(id), amountFen, termMonths: months, method }), setExample);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each offer.
  useEffect(() => {
    void load();
  }, [id, amountFen, months]);

  return { example, problem, load };
}

/** Taking an offer: permission for the news first, since WeChat asks only at the tap itself. */
export function useAccept(view: ApplicationView) {
  const { busy, problem, run } = useCommand();
  const offer = view.offer;

  async function accept() {
    if (!offer) return;
    const asked = askToNotify(view.id, ['approved']);
    await run(() => call(acceptOffer, { id: ApplicationId.parse(view.id), offerId: offer.offerId }), show);
    await asked;
  }

  return { busy, problem, accept };
}
