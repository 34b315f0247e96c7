import type { World } from '../../kernel/world.ts';
import { BANK_CORP, PARTNER_CORP } from '../settings.ts';

export type SubjectKind = 'person' | 'company';

/** Someone the vendor has identified and who lets the application act: a person or a company (openUserId, openCorpId). */
export type Subject = {
  kind: SubjectKind;
  openId: string;
  /** The application's own id for them. */
  clientId: string;
  name: string;
  identNo: string;
  legalRepName?: string;
  mobile?: string;
  /** The person who acts for a company (经办人), as the application named them. */
  operatorName?: string;
  scopes: string[];
  identMethod: string;
  /** Milliseconds, as every time here. */
  submittedAt: number;
  provenAt: number;
};

const SUBJECTS = 'fadada.subjects';

export const ALL_SCOPES = ['ident_info', 'seal_info', 'signtask_init', 'signtask_info', 'signtask_file'] as const;

const ownCorp = (openId: string, name: string, scopes: readonly string[]): Subject => ({
  kind: 'company',
  openId,
  clientId: openId,
  name,
  identNo: openId,
  scopes: [...scopes],
  identMethod: 'offline',
  submittedAt: 0,
  provenAt: 0,
});

/** Companies that need no authorisation page: the application's own, and the lender that joined beforehand. */
const REGISTERED = [
  ownCorp(PARTNER_CORP.openCorpId, PARTNER_CORP.corpName, ALL_SCOPES),
  ownCorp(BANK_CORP.openCorpId, BANK_CORP.corpName, ['ident_info', 'seal_info', 'signtask_info', 'signtask_file']),
];

export function findSubject(world: World, kind: SubjectKind, matches: (subject: Subject) => boolean) {
  const known = [...REGISTERED, ...world.state.entries<Subject>(SUBJECTS).map(([, subject]) => subject)];
  return known.find((subject) => subject.kind === kind && matches(subject));
}

export const saveSubject = (world: World, subject: Subject) =>
  world.state.set(SUBJECTS, `${subject.kind}:${subject.openId}`, subject);

/** How the vendor writes a person or a company. */
export type OpenId = { idType: 'corp' | 'person'; openId: string };

export const hasScope = (world: World, { idType, openId }: OpenId, scope: string): boolean =>
  findSubject(world, kindOf(idType), (subject) => subject.openId === openId)?.scopes.includes(scope) ?? false;

export const kindOf = (idType: 'person' | 'corp'): SubjectKind => (idType === 'person' ? 'person' : 'company');
