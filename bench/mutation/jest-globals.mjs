/**
 * The part of @jest/globals our tests use, over mocha, whose runs Stryker can repeat in one process: reloading every
 * module for each mutant, as jest does, takes hours. `expect` is jest's own.
 */
export { expect } from 'expect';

const { before, after, beforeEach: eachBefore, afterEach: eachAfter, describe: suite, it: test } = globalThis;

export { after as afterAll, before as beforeAll, eachAfter as afterEach, eachBefore as beforeEach };

/** Rows are numbered instead of written into the title: Stryker tells tests apart by their titles. */
const withEach = (make) =>
  Object.assign((...args) => make(...args), {
    each: (rows) => (title, run) => {
      for (const [index, row] of rows.entries())
        make(`${title} #${index}`, () => (Array.isArray(row) ? run(...row) : run(row)));
    },
  });
export const describe = withEach(suite);
export const it = withEach(test);
export { it as test };

/**
 * Suites and golden cases decide once while they are loaded, so nearly every mutant would count as static and cost a
 * process of its own. One that a test reaches too is tried in that test alone; only the others stay static.
 */
after(() => {
  const { mutantCoverage } = globalThis.__stryker__ ?? globalThis.__stryker2__ ?? {};
  if (mutantCoverage === undefined) return;
  for (const reached of Object.values(mutantCoverage.perTest))
    for (const mutant of Object.keys(reached)) delete mutantCoverage.static[mutant];
});
