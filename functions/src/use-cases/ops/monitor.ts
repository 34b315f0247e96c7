import type { Decision } from '@loan/shared/offer/decision';
import { err, ok, type Result } from '@loan/shared/result';
import { addDays, type Day } from '@loan/shared/time/instant';
import {
  type Monitored,
  monitoringOf,
  type Overrides,
  overridesOf,
  type ProductMonitoring,
} from '@loan/shared/validation/monitoring';
import type { Deps } from '../deps.ts';
import { type BadWindow, type DecisionWindow, type ListedDecision, listDecisions } from './decision-list.ts';
import { type Explained, explainDecision } from './decisions.ts';

/** Counts alone: nothing by which anybody could be known. */
export type Monitoring = {
  readonly from: Day;
  readonly to: Day;
  /** The first decisions of the half year before the window, with which it is compared. */
  readonly base: { readonly from: Day; readonly to: Day };
  readonly products: readonly ProductMonitoring[];
  readonly overrides: Overrides;
  /** The window holds more decisions than were read. */
  readonly isCut: boolean;
  /** Kept decisions whose bytes are gone or are not those written down; "evidence verify" says which. */
  readonly unreadable: number;
};

const WINDOW_MOST = 5_000;
const BASE_MOST = 1_000;
const BASE_DAYS = 180;
const PAGE = 500;
/** Kept decisions opened at a time. */
const AT_A_TIME = 8;

/** Who applies now and what becomes of them, against those who applied before (监测报告). */
export async function monitor(deps: Deps, window: DecisionWindow): Promise<Result<Monitoring, BadWindow>> {
  const base = { from: addDays(window.from, -BASE_DAYS), to: addDays(window.from, -1) };
  const now = await readListed(deps, window, WINDOW_MOST);
  if (!now.ok) return now;
  const before = await readListed(deps, { ...window, ...base }, BASE_MOST);
  if (!before.ok) return before;
  const [inBase, inWindow] = [await openAll(deps, before.value.listed), await openAll(deps, now.value.listed)];
  return ok({
    from: window.from,
    to: window.to,
    base,
    products: monitoringOf(inBase.monitored, inWindow.monitored),
    overrides: overridesIn(now.value.listed),
    isCut: now.value.isCut,
    unreadable: inBase.unreadable + inWindow.unreadable,
  });
}

type Listed = { listed: ListedDecision[]; isCut: boolean };

async function readListed(deps: Deps, window: DecisionWindow, most: number): Promise<Result<Listed, BadWindow>> {
  const listed: ListedDecision[] = [];
  let after: string | undefined;
  do {
    const page = await listDecisions(deps, { ...window, limit: PAGE, ...(after === undefined ? {} : { after }) });
    if (!page.ok) return err(page.error);
    listed.push(...page.value.decisions);
    after = page.value.next;
  } while (after !== undefined && listed.length <= most);
  return ok({ listed: listed.slice(0, most), isCut: listed.length > most });
}

/** Applications referred in these days, and of them those a reviewer let through in these days. */
function overridesIn(listed: readonly ListedDecision[]): Overrides {
  const applications = (some: readonly ListedDecision[]) => new Set(some.map(({ applicationId }) => applicationId));
  const referred = applications(listed.filter(({ outcome, isCleared }) => outcome === 'referred' && !isCleared));
  const letThrough = listed.filter(({ outcome, isCleared }) => outcome === 'offered' && isCleared);
  const cleared = [...applications(letThrough)].filter((id) => referred.has(id));
  return overridesOf({ referred: referred.size, cleared: cleared.length });
}

/** What the engine decided of itself; a cleared decision is the same applicant once more. */
async function openAll(
  deps: Deps,
  listed: readonly ListedDecision[],
): Promise<{ monitored: Monitored[]; unreadable: number }> {
  const own = listed.filter(({ isCleared }) => !isCleared);
  const monitored: Monitored[] = [];
  for (let from = 0; from < own.length; from += AT_A_TIME) {
    const some = own.slice(from, from + AT_A_TIME);
    const opened = await Promise.all(some.map(({ decisionId }) => explainDecision(deps, decisionId)));
    monitored.push(...opened.flatMap((one) => (one.ok ? [monitoredOf(one.value)] : [])));
  }
  return { monitored, unreadable: own.length - monitored.length };
}

/** What may be told of a decision, with the segments it belongs to. */
export function monitoredOf({ decision, snapshot }: Pick<Explained, 'decision' | 'snapshot'>): Monitored {
  const { product, policyVersion, outcome, grade, score, characteristics } = decision;
  const [marketplace = 'none', ...others] = new Set(snapshot.shops.map((shop) => shop.marketplace));
  return {
    ...{ product, policyVersion, outcome, grade, score },
    bins: Object.fromEntries(
      characteristics.map(({ code, points, missing }) => [code, missing ? 'missing' : String(points)]),
    ),
    marketplace: others.length > 0 ? 'several' : marketplace,
    size: sizeOf(decision),
  };
}

const WAN_FEN = 1_000_000;
const SIZES = [
  { size: '月销售额 30 万元以下', belowFen: 30 * WAN_FEN },
  { size: '月销售额 30–100 万元', belowFen: 100 * WAN_FEN },
  { size: '月销售额 100–300 万元', belowFen: 300 * WAN_FEN },
  { size: '月销售额 300 万元以上', belowFen: Number.POSITIVE_INFINITY },
] as const;

function sizeOf({ characteristics }: Decision): string {
  const monthly = characteristics.find(({ code }) => code === 'monthlyGmv')?.value ?? undefined;
  return SIZES.find(({ belowFen }) => monthly !== undefined && monthly < belowFen)?.size ?? '月销售额未知';
}
