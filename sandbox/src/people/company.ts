/** A company of the sandbox. All invented; the credit codes merely pass their checks (GB 32100-2015). */
export type Company = {
  key: string;
  name: string;
  englishName: string;
  /** Unified social credit code (统一社会信用代码). */
  creditCode: string;
  establishedOn: string;
  address: string;
  /** Keys of PERSONS: legal representative (法定代表人), actual controller (实际控制人) and who applies. */
  legalRepresentative: string;
  controller: string;
  clerk: string;
  /** Where the loan is paid out to (对公账户). */
  corporateAccount: { bankName: string; accountNumber: string; holderName: string };
  /** Where the marketplaces pay to: an account at a licensed payment company in the company's own name. */
  collectionAccount: { provider: string; holderName: string; tail: string };
  amazonSellerIds: readonly string[];
  /** What makes this company worth having. */
  story: string;
};

export type CompanyRow = Omit<Company, 'corporateAccount' | 'collectionAccount'> & {
  accountNumber: string;
  tail: string;
  collectionProvider?: string;
  collectionHolder?: string;
};

export const company = ({
  accountNumber,
  tail,
  collectionProvider = '连连国际',
  collectionHolder,
  ...row
}: CompanyRow): Company => ({
  ...row,
  corporateAccount: { bankName: '招商银行深圳分行', accountNumber, holderName: row.name },
  collectionAccount: { provider: collectionProvider, holderName: collectionHolder ?? row.name, tail },
});
