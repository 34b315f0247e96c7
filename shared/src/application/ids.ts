import { z } from '../schema.ts';

export const ApplicationId = z.uuid().brand<'ApplicationId'>();
export type ApplicationId = z.infer<typeof ApplicationId>;
export const UserId = z.uuid().brand<'UserId'>();
export type UserId = z.infer<typeof UserId>;
/** A natural person in an application: legal representative or actual controller. */
export const PersonId = z.uuid().brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
export const CompanyId = z.uuid().brand<'CompanyId'>();
export type CompanyId = z.infer<typeof CompanyId>;
export const SourceId = z.uuid().brand<'SourceId'>();
export type SourceId = z.infer<typeof SourceId>;
export const ConsentId = z.uuid().brand<'ConsentId'>();
export type ConsentId = z.infer<typeof ConsentId>;
export const FacilityId = z.uuid().brand<'FacilityId'>();
export type FacilityId = z.infer<typeof FacilityId>;
export const DrawdownId = z.uuid().brand<'DrawdownId'>();
export type DrawdownId = z.infer<typeof DrawdownId>;
export const LoanId = z.uuid().brand<'LoanId'>();
export type LoanId = z.infer<typeof LoanId>;
/** A bank's key in the configuration, e.g. BANK-A. Every row that concerns money carries it. */
export const BankId = z
  .string()
  .regex(/^[A-Z0-9-]{3,32}$/)
  .brand<'BankId'>();
export type BankId = z.infer<typeof BankId>;
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
