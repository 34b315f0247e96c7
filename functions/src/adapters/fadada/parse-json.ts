/** A string, or a number with its fraction and exponent: enough to walk over JSON without mistaking one for the other. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Reads JSON keeping whole numbers beyond 2^53 as text. Fadada's memberId and sealId can be that large, and JSON.parse
 * would round them to another member's. `undefined` when the text is not JSON.
 */
export function parseJsonKeepingBigIds(text: string): unknown {
  try {
    return JSON.parse(text.replace(STRING_OR_NUMBER, (token) => (isBigWhole(token) ? `"${token}"` : token)));
  } catch {
    return undefined;
  }
}

const isBigWhole = (token: string): boolean => /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
