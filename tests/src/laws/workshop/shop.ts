import {
  CELLS,
  type Cell,
  type SourceAdapter,
  type Standing,
  type StepOutcome,
} from '@loan/functions/ports/source-adapter';
import { referenceShop } from '@loan/shared/golden/reference-seller';

/** What a marketplace answers when it is not simply read: for a moment, never, or because it was told to stop. */
export type ShopMishap = 'none' | 'noAnswer' | 'quota' | 'notAvailable' | 'authorisationEnded';

export type Shop = Pick<
  SourceAdapter<'shop'>,
  'kind' | 'cells' | 'link' | 'essential' | 'plan' | 'advance' | 'assemble' | 'estimateMs'
> & { readings: string[] };

/** The shop of the reference seller, read in two steps. */
export function createShop(mishaps: ShopMishap[] = []): Shop {
  const readings: string[] = [];
  return {
    readings,
    kind: 'shop',
    cells: { ...ALL_WORK, revoke: { is: 'notOffered', why: 'as at Amazon' } },
    essential: ['orders'],
    link: { urlFor: () => 'https://seller.example', readAnswer: ({ state = '', ...grant }) => ({ state, grant }) },
    plan: () => [
      { id: 'orders:2026', kind: 'orders' },
      { id: 'payouts:2026', kind: 'payouts' },
    ],
    async advance({ id }, { keep }) {
      const outcome = OUTCOMES[mishaps.shift() ?? 'none'];
      if (outcome) return outcome;
      readings.push(id);
      const { sha256 } = await keep(`${id}.tsv`, bytesOf(id));
      return {
        tag: 'done',
        result: { reduction: id, rowsRead: 1, rowsRejected: 0, rejected: [], sourceSha256: sha256 },
      };
    },
    assemble: () => referenceShop,
    estimateMs: () => 60_000,
  };
}

const ALL_WORK = Object.fromEntries(CELLS.map((cell) => [cell, { is: 'works' }])) as Record<Cell, Standing>;

const OUTCOMES: Record<ShopMishap, StepOutcome | undefined> = {
  none: undefined,
  noAnswer: { tag: 'unknown', cause: 'timeout' },
  quota: { tag: 'wait', checkpoint: 'report-1', waitMs: 120_000 },
  notAvailable: { tag: 'notAvailable', reason: 'FATAL' },
  authorisationEnded: { tag: 'authorisationEnded' },
};

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
