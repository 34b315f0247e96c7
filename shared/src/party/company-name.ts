import { toHalfWidth } from './typed.ts';

/** Brackets and spaces are printed in both widths; nothing else of a registered name may differ. */
const plainName = (name: string): string => toHalfWidth(name).replace(/\s/g, '');

/** Whether two spellings are one registered company name (企业名称): 深圳（前海） and 深圳(前海) are. */
export const isSameCompanyName = (a: string, b: string): boolean => plainName(a) === plainName(b);
