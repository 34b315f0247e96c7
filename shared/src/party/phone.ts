import { z } from '../schema.ts';
import { typedCode } from './typed.ts';

/** A mainland mobile number (手机号), 11 digits. +86 and 0086 in front are taken off. */
export const Phone = z
  .string()
  .max(40)
  .transform((text) => typedCode(text).replace(/^(\+86|0086)/, ''))
  .refine((number) => /^1[3-9]\d{9}$/.test(number), 'phone')
  .brand<'Phone'>();
export type Phone = z.infer<typeof Phone>;
