import { BANK } from './settings.ts';
import type { CreditApply } from './shapes.ts';

/**
 * What is missing of the credit-bureau authorisations (征信授权书), or nothing. The bank may ask the bureau about
 * neither company nor controller before each has signed one that names it.
 */
export function missingAuthorisation(apply: CreditApply, now: Date): string | undefined {
  const controller = apply.coBorrowers.find(({ role }) => role === 'ACTUAL_CONTROLLER');
  const wanted = [
    { subject: 'COMPANY', subjectName: apply.company.name },
    { subject: 'CONTROLLER', subjectName: controller?.name },
  ];
  for (const { subject, subjectName } of wanted) {
    const given = apply.bureauAuthorisations?.find((one) => one.subject === subject);
    if (!given) return `bureauAuthorisations: none of ${subject}`;
    if (given.subjectName !== subjectName) return `bureauAuthorisations: that of ${subject} is by somebody else`;
    if (given.bankName !== BANK.name) return `bureauAuthorisations: that of ${subject} does not name this bank`;
    if (Date.parse(given.signedAt) > now.getTime()) return `bureauAuthorisations: that of ${subject} is not yet signed`;
  }
  return undefined;
}
