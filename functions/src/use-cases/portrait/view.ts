import type { ExportView, PortraitView } from '@loan/shared/api/portrait';
import type { Application } from '@loan/shared/application/application';
import { type ExportBook, standingOf } from '@loan/shared/portrait/export-book';
import { figuresOf } from '@loan/shared/portrait/figures-of';
import type { Deps } from '../deps.ts';
import { type Basis, freshnessOf } from './basis.ts';
import { linkToken, linkUrl } from './links.ts';

/** The exports newest first, with their links while they stand. */
export function exportViews(deps: Deps, book: ExportBook | undefined): Promise<ExportView[]> {
  const newestFirst = [...(book?.exports ?? [])].reverse();
  return Promise.all(newestFirst.map((one) => exportView(deps, one)));
}

async function exportView(deps: Deps, made: ExportBook['exports'][number]): Promise<ExportView> {
  const { id, recipient, purpose, madeAt, validUntil, printedSha256, firstOpenedAt } = made;
  const state = standingOf(made, deps.now());
  return {
    ...{ id, recipient, purpose, madeAt, validUntil, state },
    pdf: printedSha256 === undefined ? 'printing' : 'ready',
    ...(state === 'valid' ? { linkUrl: linkUrl(deps, await linkToken(deps, id)) } : {}),
    ...(firstOpenedAt ? { firstOpenedAt } : {}),
  };
}

export async function companyOf({ ledger }: Deps, application: Application) {
  const companyId = 'companyId' in application ? application.companyId : undefined;
  const record = companyId && (await ledger.record('company', companyId));
  return record ? { name: record.value.name, creditCode: record.value.creditCode } : undefined;
}

export function portraitView(deps: Deps, company: PortraitView['company'], basis: Basis): PortraitView {
  const figures = figuresOf(basis.policy, basis.snapshot, basis.adTerms);
  const sources = [...new Set(basis.sources.map(({ vendor }) => vendor))];
  return { company, figures, decided: basis.decided, sources, ...freshnessOf(figures, deps.now()) };
}
