/**
 * A company of China is registered under its Chinese name; no registry holds the English one. Nothing can be compared
 * with that, and it would be taken for another company's, so only a Chinese name is told.
 */
export const chineseName = (name: string | null | undefined): { companyName?: string } =>
  name && /\p{Script=Han}/u.test(name) ? { companyName: name } : {};
