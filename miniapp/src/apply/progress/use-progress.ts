import { requestAssessment } from '@loan/shared/api/application';
import type { ApplicationView } from '@loan/shared/api/view';
import { ApplicationId } from '@loan/shared/application/ids';
import { call } from '../../api/client.ts';
import { show } from '../../application/shown.ts';
import { useCommand } from '../../state/use-command.ts';

/** Shops that are read, being read, or could not be read to the end. */
const shownSources = ({ sources }: ApplicationView) =>
  sources.filter(({ state }) => ['reading', 'read', 'failed', 'authorisationEnded'].includes(state));

export function useProgress(view: ApplicationView) {
  const { busy, problem, run } = useCommand();
  const sources = shownSources(view);
  const sum = (count: (progress: NonNullable<(typeof sources)[number]['progress']>) => number) =>
    sources.reduce((total, { progress }) => total + (progress ? count(progress) : 0), 0);
  return {
    sources,
    ordersRead: sum(({ ordersRead }) => ordersRead),
    rowsRejected: sum(({ rowsRejected }) => rowsRejected),
    doneBy: sources
      .flatMap(({ progress }) => (progress?.doneBy ? [progress.doneBy] : []))
      .sort()
      .pop(),
    isAssessing: view.status === 'assessing',
    hasFailed: sources.some(({ state }) => state === 'failed' || state === 'authorisationEnded'),
    canAssess: !view.assessmentRequested && sources.some(({ state }) => state === 'read'),
    assess: () => run(() => call(requestAssessment, { id: ApplicationId.parse(view.id) }), show),
    busy,
    problem,
  };
}
