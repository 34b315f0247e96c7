import { findCompany } from '../people/people.ts';

/** What the bank knows of a company from its own books and the credit bureau: never from us. All invented. */
export type CreditFile = { overdueAtBureau: boolean; onWatchlist: boolean; debtsElsewhere: 'usual' | 'high' };

const CLEAN: CreditFile = { overdueAtBureau: false, onWatchlist: false, debtsElsewhere: 'usual' };

/** Files that are not clean, by the company's place in the sandbox. */
const FILES: Readonly<Record<string, Partial<CreditFile>>> = {
  lanting: { debtsElsewhere: 'high' },
  mojin: { overdueAtBureau: true, onWatchlist: true },
};

const BY_CREDIT_CODE = new Map(
  Object.entries(FILES).flatMap(([key, file]) => {
    const company = findCompany(key);
    return company ? [[company.creditCode, { ...CLEAN, ...file }] as const] : [];
  }),
);

export const creditFileOf = (creditCode: string): CreditFile => BY_CREDIT_CODE.get(creditCode) ?? CLEAN;
