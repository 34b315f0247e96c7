import type { Application, InStatus } from '@loan/shared/application/application';
import { bureauAuthorisation } from '@loan/shared/contract/bureau-authorisation';
import type { ContractDocument } from '@loan/shared/contract/document';
import { ok, type Result } from '@loan/shared/result';
import { type Instant, shanghaiDay } from '@loan/shared/time/instant';
import type { RecordWrite } from '../../ports/ledger.ts';
import type { Deps } from '../deps.ts';
import { canonicalBytes, sha256 } from '../hashes.ts';
import { readCompany, readPerson } from '../party/people.ts';
import { type GrantRefused, takeTurn } from '../related/grant-turn.ts';
import { type Busy, settle } from '../settle.ts';
import { documentContentName } from '../signing/document-names.ts';
import { type ApplicationNotFound, openFor } from './access.ts';
import { type MoveError, moveApplication, user } from './move.ts';

/**
 * Takes the offer. The engine's offer goes on to the credit-bureau authorisations and then the bank; the bank's own
 * terms need neither a second time.
 */
export async function acceptOffer(
  deps: Deps,
  userId: string,
  { id, offerId }: { id: string; offerId: string },
): Promise<Result<Application, MoveError | ApplicationNotFound | Busy | GrantRefused>> {
  return settle(async () => {
    const found = await openFor(deps, userId, id);
    if (!found.ok) return found;
    const { state } = found.value;
    const at = deps.now();
    if (state.status !== 'offered') {
      const taken = 'offer' in state && state.offer?.offerId === offerId && 'acceptedAt' in state;
      if (taken) return ok(state);
      return moveApplication(deps, {
        before: found.value,
        event: { type: 'acceptBankTerms', at, offerId },
        by: user(userId),
      });
    }
    if (state.offer.origin === 'bank') {
      return moveApplication(deps, {
        before: found.value,
        event: { type: 'acceptBankTerms', at, offerId },
        by: user(userId),
      });
    }
    const turn = await takeTurn(deps, state, { policy: await deps.policies.live(state.product, at), at });
    if (!turn.ok) return turn;
    const documents = await bureauDocuments(deps, state, at);
    const [company, controller] = documents;
    return moveApplication(deps, {
      before: found.value,
      event: {
        type: 'accept',
        at,
        offerId,
        bureau: { company: { documentId: company.documentId }, controller: { documentId: controller.documentId } },
      },
      by: user(userId),
      with: { records: [...documents.map((document) => documentRecord(id, document)), ...turn.value] },
    });
  });
}

async function bureauDocuments(
  deps: Deps,
  application: InStatus<'offered'>,
  at: Instant,
): Promise<[ContractDocument, ContractDocument]> {
  const company = await readCompany(deps, application.companyId);
  const controller = await readPerson(deps, application.people.controller.personId);
  const facts = {
    bankName: deps.settings.bank.name,
    company: {
      name: company.name,
      creditCode: company.creditCode,
      legalRepresentativeName: company.legalRepresentativeName,
    },
    from: shanghaiDay(at),
    until: shanghaiDay(application.offer.expiresAt),
  };
  const documents: [ContractDocument, ContractDocument] = [
    bureauAuthorisation({ ...facts, subject: 'company', documentId: deps.newId() }),
    bureauAuthorisation({
      ...facts,
      subject: 'controller',
      documentId: deps.newId(),
      controller: { name: controller.name, identityNumber: controller.identityNumber },
    }),
  ];
  for (const document of documents) {
    await deps.objects.put(
      'evidence',
      documentContentName(document.documentId),
      canonicalBytes(document),
      'application/json',
    );
  }
  return documents;
}

const documentRecord = (
  applicationId: string,
  { documentId, kind, title, ...rest }: ContractDocument,
): RecordWrite => ({
  kind: 'document',
  key: documentId,
  value: { applicationId, kind, title, contentSha256: sha256(canonicalBytes({ documentId, kind, title, ...rest })) },
  expect: 'new',
});
