const STAND_IN = new URL('./jest-globals.mjs', import.meta.url).href;

export const resolve = (specifier, context, next) =>
  specifier === '@jest/globals' ? { url: STAND_IN, shortCircuit: true } : next(specifier, context);
