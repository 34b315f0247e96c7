import { register } from 'node:module';

/** The tests import @jest/globals; here it is jest-globals.mjs. */
register('./alias-hooks.mjs', import.meta.url);
