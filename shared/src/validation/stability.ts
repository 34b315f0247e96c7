import { invariant } from '../invariant.ts';
import { MONITORING_LIMITS } from './monitoring-limits.ts';
import { inPpm } from './ratio.ts';

/** Applicants of one band of scores: when the card was made, and now. */
export type BandCounts = { readonly before: number; readonly now: number };

/** An empty band counts as half an applicant, as in the weight of evidence. */
const EMPTY_BAND = 0.5;

/**
 * How far the applicants of now are from those before (群体稳定性指标 PSI), parts per million:
 * Σ (share now − share before) × ln(share now ÷ share before).
 */
export function stabilityIndexPpm(bands: readonly BandCounts[]): number {
  const before = bands.reduce((total, band) => total + band.before, 0);
  const now = bands.reduce((total, band) => total + band.now, 0);
  invariant(before > 0 && now > 0, 'stabilityIndexPpm: somebody applied both times');
  const index = bands.reduce((total, band) => {
    if (band.before + band.now === 0) return total;
    const [shareBefore, shareNow] = [(band.before || EMPTY_BAND) / before, (band.now || EMPTY_BAND) / now];
    return total + (shareNow - shareBefore) * Math.log(shareNow / shareBefore);
  }, 0);
  return inPpm(index);
}

/** What follows. Source: lending design §3.6: under 0.10 nothing, to 0.25 a look, above it no automatic approval. */
export function stabilitySignal(indexPpm: number): 'green' | 'amber' | 'stopAutomaticApproval' {
  const { amberFromPpm, redAbovePpm } = MONITORING_LIMITS.stability;
  if (indexPpm < amberFromPpm) return 'green';
  return indexPpm <= redAbovePpm ? 'amber' : 'stopAutomaticApproval';
}
