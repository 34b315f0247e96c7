/** What a screen or a log line may show of a person. Masks take any text, so that nothing whole slips through. */

/** 林**, 阿***·***: the first character, and the shape. By code point, so that a rare character stays whole. */
export const maskName = (name: string): string =>
  Array.from(name, (character, index) => (index === 0 || character === '·' ? character : '*')).join('');

/** 4403 **** **** **17. */
export const maskIdentityNumber = (number: string): string =>
  number.length < 10 ? '****' : `${number.slice(0, 4)} **** **** **${number.slice(-2)}`;

/** 138 **** 6620. */
export const maskPhone = (number: string): string =>
  number.length < 10 ? '****' : `${number.slice(0, 3)} **** ${number.slice(-4)}`;

/** **** 8816. */
export const maskAccount = (number: string): string => (number.length < 8 ? '****' : `**** ${number.slice(-4)}`);
