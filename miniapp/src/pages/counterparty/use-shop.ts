import {
  authoriseCounterpartyShop,
  type CounterpartyView,
  confirmCounterpartyShop,
  counterpartyConsentTexts,
  withdrawCounterpartyShop,
} from '@loan/shared/api/backing';
import { SourceId } from '@loan/shared/application/ids';
import { VENDORS, type Vendor } from '@loan/shared/source/vendors';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { type ConsentText, type ConsentTick, ticksOf } from '../../forms/consents.ts';
import { openMarketplaceAddress } from '../../platform/addresses.ts';
import { copy } from '../../platform/clipboard.ts';
import { newId } from '../../platform/new-id.ts';
import { useCommand } from '../../state/use-command.ts';

type Link = { sourceId: string; url: string };

/** The counterparty's own shop: its consent first, then its link, then its yes; and the way back from each. */
export function useShop(token: string, shown: (after: CounterpartyView) => void) {
  const [asking, setAsking] = useState<{ vendor: Vendor; texts: readonly ConsentText[] } | undefined>(undefined);
  const [region, setRegion] = useState<string | undefined>(undefined);
  const [link, setLink] = useState<Link | undefined>(undefined);
  const [copied, setCopied] = useState(false);
  const { busy, problem, run } = useCommand();

  const ask = (vendor: Vendor) =>
    run(
      () => call(counterpartyConsentTexts, { token, vendor }),
      ({ texts }) => setAsking({ vendor, texts }),
    );
  const authorise = (vendor: Vendor, sourceId: string, consents: readonly ConsentTick[]) => {
    const where = region ?? VENDORS[vendor].regions[0];
    const wish = { token, sourceId: SourceId.parse(sourceId), vendor, region: where };
    return run(
      () => call(authoriseCounterpartyShop, { ...wish, ...(consents.length > 0 ? { consents: [...consents] } : {}) }),
      ({ url, view }) => {
        setAsking(undefined);
        setLink({ sourceId, url });
        setCopied(false);
        shown(view);
      },
    );
  };

  return {
    asking,
    region,
    setRegion,
    link,
    copied,
    busy,
    problem,
    ask,
    close: () => setAsking(undefined),
    agree: (ticked: ReadonlySet<string>) =>
      asking ? authorise(asking.vendor, newId(), ticksOf(asking.texts, ticked, newId)) : undefined,
    renew: (vendor: Vendor, sourceId: string) => authorise(vendor, sourceId, []),
    confirm: (sourceId: string, mine: boolean) =>
      run(() => call(confirmCounterpartyShop, { token, sourceId: SourceId.parse(sourceId), mine }), shown),
    withdraw: (sourceId: string) =>
      run(() => call(withdrawCounterpartyShop, { token, sourceId: SourceId.parse(sourceId) }), shown),
    copyLink: async () => setCopied(link ? await copy(link.url) : false),
    openHere: async () => {
      if (link && (await openMarketplaceAddress(link.url)) === 'copied') setCopied(true);
    },
  };
}
export type Shop = ReturnType<typeof useShop>;
