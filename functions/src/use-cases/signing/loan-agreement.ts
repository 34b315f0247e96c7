import type { InStatus } from '@loan/shared/application/application';
import type { ContractDocument } from '@loan/shared/contract/document';
import { loanAgreement } from '@loan/shared/contract/loan-agreement';
import type { Drawdown } from '@loan/shared/drawdown/drawdown';
import { PURPOSE_NAMES, purposesOf } from '@loan/shared/drawdown/purpose';
import { type Instant, shanghaiDay } from '@loan/shared/time/instant';
import type { Deps } from '../deps.ts';
import { readCompany, readPerson } from '../party/people.ts';

/** The agreement of this application, with its first drawdown as quoted. */
export async function loanAgreementOf(
  deps: Deps,
  application: InStatus<'approved' | 'signingFailed'>,
  drawdown: Drawdown,
  at: Instant,
  documentId: string,
): Promise<ContractDocument> {
  const company = await readCompany(deps, application.companyId);
  const controller = await readPerson(deps, application.people.controller.personId);
  const { terms } = application;
  const { amountFen, termMonths, method, purpose, entrusted, quote } = drawdown;
  const { totalInterestFen, totalFeesFen, totalFen, allInCostPpm, irrPpm, instalments, maturity } = quote;
  return loanAgreement({
    documentId,
    date: shanghaiDay(at),
    lender: { name: deps.settings.bank.name },
    company: {
      name: company.name,
      creditCode: company.creditCode,
      legalRepresentativeName: company.legalRepresentativeName,
    },
    controller: { name: controller.name, identityNumber: controller.identityNumber },
    partner: { name: deps.settings.partner.name },
    limitFen: terms.limitFen,
    availableFen: terms.availableFen,
    annualRatePpm: terms.annualRatePpm,
    termMonths: terms.termMonths,
    validUntil: shanghaiDay(terms.validUntil),
    allInCostPpm,
    account: { accountName: company.name, accountNo: company.account, bankName: company.bankName },
    purposes: purposesOf(application.product),
    firstDrawdown: {
      amountFen,
      termMonths,
      maturity,
      method,
      purpose: PURPOSE_NAMES[purpose],
      entrusted,
      totalInterestFen,
      totalFeesFen,
      totalFen,
      allInCostPpm,
      irrPpm,
      instalments,
    },
  });
}
