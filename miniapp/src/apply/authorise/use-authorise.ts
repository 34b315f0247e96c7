import { disconnectSource, startAuthorisation } from '@loan/shared/api/sources';
import type { ApplicationView } from '@loan/shared/api/view';
import { ApplicationId, SourceId } from '@loan/shared/application/ids';
import type { Vendor } from '@loan/shared/source/vendors';
import type { Instant } from '@loan/shared/time/instant';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { call } from '../../api/client.ts';
import { show } from '../../application/shown.ts';
import { openMarketplaceAddress } from '../../platform/addresses.ts';
import { copy } from '../../platform/clipboard.ts';
import { createStore, useStore } from '../../state/store.ts';
import { useCommand } from '../../state/use-command.ts';
import { wishStore } from '../wish.ts';

type Link = { sourceId: string; url: string; expiresAt: Instant };
/** The last link made. It is a secret of ten minutes: it lives in memory and nowhere else. */
const linkStore = createStore<Link | undefined>(undefined);

export type Asked = { vendor: Vendor; region: string };
export type Said = 'copied' | 'copiedForBrowser' | undefined;

/** One link for one shop: made when the page opens, made anew on request, and never the same one twice. */
export function useAuthorise(view: ApplicationView, sourceId: string, { vendor, region }: Asked) {
  const known = useStore(linkStore);
  const link = known?.sourceId === sourceId ? known : undefined;
  const source = view.sources.find((one) => one.id === sourceId);
  const asked = useStore(wishStore);
  const wish = asked?.sourceId === sourceId ? asked : undefined;
  const [said, setSaid] = useState<Said>(undefined);
  const { busy, problem, run } = useCommand();

  const renew = () =>
    run(
      () =>
        call(startAuthorisation, {
          id: ApplicationId.parse(view.id),
          sourceId: SourceId.parse(sourceId),
          vendor,
          region,
          typed: wish?.typed ?? source?.typed ?? {},
          consents: [...(wish?.consents ?? [])],
        }),
      ({ url, expiresAt, application }) => {
        linkStore.set({ sourceId, url, expiresAt });
        setSaid(undefined);
        show(application);
      },
    );

  // A shop nobody has asked for yet gets its link at once; one that went wrong waits for the person.
  const isNew = source === undefined || (source.state === 'awaitingAuthorisation' && link === undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each shop.
  useEffect(() => {
    if (isNew) void renew();
  }, [sourceId]);

  return {
    link,
    source,
    said,
    busy,
    problem,
    renew,
    copyLink: async () => {
      if (link && (await copy(link.url))) setSaid('copied');
    },
    openHere: async () => {
      if (link && (await openMarketplaceAddress(link.url)) === 'copied') setSaid('copiedForBrowser');
    },
    stop: () =>
      run(
        () => call(disconnectSource, { id: ApplicationId.parse(view.id), sourceId: SourceId.parse(sourceId) }),
        (after) => {
          linkStore.set(undefined);
          show(after);
          void Taro.redirectTo({ url: `/apply/sources/index?id=${view.id}` });
        },
      ),
  };
}
