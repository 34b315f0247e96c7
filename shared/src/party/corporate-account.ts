import { z } from '../schema.ts';
import { typedCode } from './typed.ts';

/**
 * A company's bank account (对公账户). Banks number them as they like, 8 to 32 digits; the Luhn check is for cards
 * and is never applied here. Whether name and number belong together is proven by the bank.
 */
export const CorporateAccount = z
  .string()
  .max(60)
  .transform(typedCode)
  .refine((number) => /^\d{8,32}$/.test(number), 'account')
  .brand<'CorporateAccount'>();
export type CorporateAccount = z.infer<typeof CorporateAccount>;
