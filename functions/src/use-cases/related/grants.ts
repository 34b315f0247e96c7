import type { Application } from '@loan/shared/application/application';
import type { Enquiry } from '@loan/shared/facts/related-parties';
import { FEN_MAX, type Fen, fen } from '@loan/shared/money/fen';
import { shanghaiDay } from '@loan/shared/time/instant';
import type { Deps } from '../deps.ts';

/** No honest company applies so often; of more, not all are read, and that is said. */
const MOST_APPLICATIONS = 60;
const MOST_ENQUIRIES = 100;

/** Another application of the cluster for which a line was accepted. */
export type Grant = { application: Application; grantedFen: number; outstandingFen: number };
export type Elsewhere = { applications: Application[]; grants: Grant[]; enquiries: Enquiry[]; isWhole: boolean };

/** What these companies have beside this application: accepted lines and what is owed of them, and all they asked for. */
export async function elsewhere(
  deps: Pick<Deps, 'ledger'>,
  companies: readonly string[],
  except: string,
): Promise<Elsewhere> {
  const lists = await Promise.all(
    companies.map((company) => deps.ledger.list('companyApplications', company, { limit: MOST_APPLICATIONS })),
  );
  const others = lists.flat().filter(({ item }) => item.applicationId !== except);
  const found = await Promise.all(others.map(({ item }) => deps.ledger.find('application', item.applicationId)));
  const applications = found.flatMap((one) => (one ? [one.state] : []));
  const granted = await Promise.all(applications.map((application) => grantOf(deps, application)));
  const enquiries = others.flatMap(({ item: { submittedAt, bureauSignedAt } }): Enquiry[] => [
    { on: shanghaiDay(submittedAt), what: 'application' },
    ...(bureauSignedAt ? [{ on: shanghaiDay(bureauSignedAt), what: 'bureau' as const }] : []),
  ]);
  return {
    applications,
    grants: granted.flatMap((grant) => (grant ? [grant] : [])),
    enquiries: enquiries.sort((a, b) => (a.on < b.on ? 1 : -1)).slice(0, MOST_ENQUIRIES),
    isWhole: lists.every(({ length }) => length < MOST_APPLICATIONS),
  };
}

async function grantOf({ ledger }: Pick<Deps, 'ledger'>, application: Application): Promise<Grant | undefined> {
  if (application.status !== 'active') {
    const grantedFen = promisedFen(application);
    return grantedFen === undefined ? undefined : { application, grantedFen, outstandingFen: 0 };
  }
  const facility = (await ledger.find('facility', application.facilityId))?.state;
  if (!facility) return { application, grantedFen: application.terms.limitFen, outstandingFen: 0 };
  const outstandingFen = facility.heldFen + facility.drawnFen;
  const lineFen = facility.status === 'closed' ? 0 : facility.limitFen;
  const grantedFen = Math.max(lineFen, outstandingFen);
  return grantedFen === 0 ? undefined : { application, grantedFen, outstandingFen };
}

/** From the acceptance on a line is promised, whatever the bank makes of it; what was only offered binds nobody. */
function promisedFen(application: Application): number | undefined {
  switch (application.status) {
    case 'offered':
      return application.offer.origin === 'bank' ? application.offer.limitFen : undefined;
    case 'accepted':
    case 'bankReview':
      return application.offer.limitFen;
    case 'approved':
    case 'signing':
    case 'signingFailed':
      return application.terms.limitFen;
    default:
      return undefined;
  }
}

/** Beyond ¥100 million nothing changes: every cap is reached long before. */
export const together = (amounts: readonly number[]): Fen =>
  fen(
    Math.min(
      FEN_MAX,
      amounts.reduce((sum, amount) => sum + amount, 0),
    ),
  );
