import { randomUUID } from 'node:crypto';
import { findCompany, findPerson } from '../../people/people.ts';

const SHA256 = 'a'.repeat(64);
export const APPLICATION = '6f1c1c5e-6d0a-4c8e-9a53-0b9c53a1f001';

let numbers = 0;
export const nextNo = (prefix: string): string => {
  numbers += 1;
  return `${prefix}-${String(numbers).padStart(8, '0')}`;
};

/** 500万, of which 200万 may be drawn first. */
const SUGGESTION = {
  decisionId: 'decision-1',
  snapshotSha256: SHA256,
  policyVersion: '2026.11.1',
  score: 712,
  grade: 'A',
  limitFen: 500_000_000,
  availableFen: 200_000_000,
  annualRatePpm: 108_000,
  termMonths: 12,
  reasons: [{ code: 'steadyGmv', text: '销售稳定' }],
};

/** An application as the partner sends it: 500万 suggested to one of the sandbox's companies. */
export function creditApply(key = 'yunfan') {
  const company = findCompany(key);
  const controller = findPerson(company?.controller ?? '');
  const name = company?.name ?? '';
  const controllerName = controller?.name ?? '';
  const authorisation = (subject: string, subjectName: string) => ({
    subject,
    subjectName,
    bankName: '湾区商业银行深圳分行',
    documentId: `bureau-${subject}`,
    sha256: SHA256,
    signTaskId: '1677137745347153488',
    signedAt: '2026-11-20T02:00:00.000Z',
  });
  return {
    creditApplyNo: nextNo('CA'),
    applicationId: APPLICATION,
    product: 'DATA_LOAN',
    company: { name, creditCode: company?.creditCode, legalRepresentativeName: controllerName },
    coBorrowers: [
      {
        role: 'ACTUAL_CONTROLLER',
        name: controllerName,
        identityNumber: controller?.identityNumber,
        phone: controller?.phone,
      },
    ],
    requestedLimitFen: 500_000_000 as number | null,
    suggestion: { ...SUGGESTION },
    bureauAuthorisations: [authorisation('COMPANY', name), authorisation('CONTROLLER', controllerName)],
    receivingAccount: {
      accountName: name,
      accountNo: company?.corporateAccount.accountNumber,
      bankName: '招商银行深圳分行',
    },
    submittedAt: '2026-11-22T09:30:00.000Z',
  };
}
export type CreditApplyMessage = ReturnType<typeof creditApply>;

export function order({ creditApplyNo, company, receivingAccount }: CreditApplyMessage) {
  return {
    loanApplyNo: nextNo('LA'),
    creditApplyNo,
    applicationId: APPLICATION,
    drawdownId: randomUUID(),
    facilityId: randomUUID(),
    amountFen: 150_000_000,
    annualRatePpm: 108_000,
    method: 'LEVEL_INSTALMENT',
    termMonths: 12,
    purpose: 'stock',
    payee: { ...receivingAccount, accountName: company.name },
    contracts: [{ documentId: 'loan-1', kind: 'loanAgreement', sha256: SHA256 }],
  };
}
