import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const DECISION = ['screening', 'scoring', 'offer', 'product/data-loan'];
const folders = (process.env.MUTATE?.split(',') ?? DECISION).map((name) => `shared/src/${name}`);

const TESTS = [
  'shared/src/screening/**/*.test.ts',
  'shared/src/scoring/**/*.test.ts',
  'shared/src/product/**/*.test.ts',
  // Without those of random sellers, a thousand for each change.
  'shared/src/offer/!(advance|monotone|*-law|*-laws).test.ts',
  'shared/src/policy/**/*.test.ts',
  'shared/src/golden/**/*.test.ts',
];
/** The tests beside what is changed come first: a change is noticed at the first test that fails. */
const isBeside = (spec) => folders.some((folder) => spec.startsWith(folder));
const inOrder = [...TESTS.filter(isBeside), ...TESTS.filter((spec) => !isBeside(spec))];

/** Run from the root of the repository by `npm run bench -- mutate`. */
export default {
  testRunner: 'mocha',
  plugins: ['@stryker-mutator/mocha-runner', '@stryker-mutator/typescript-checker', here('./ignore-words.mjs')],
  ignorers: ['words'],
  // A change that does not compile is caught before any test; it is not counted.
  checkers: ['typescript'],
  tsconfigFile: 'bench/mutation/tsconfig.json',
  mutate: folders.flatMap((folder) => [`${folder}/**/*.ts`, `!${folder}/**/*.test.ts`]),
  mochaOptions: {
    spec: inOrder,
    'no-config': true,
    'no-package': true,
  },
  testRunnerNodeArgs: ['--import', 'tsx', '--import', here('./alias.mjs')],
  ignorePatterns: ['/*', '/.*', '!/shared', '!/package.json', '!/tsconfig*.json'],
  coverageAnalysis: 'perTest',
  // What runs once, as a module is loaded, cannot be switched on and off: tables and schemas.
  ignoreStatic: true,
  concurrency: Number(process.env.MUTATE_PROCESSES ?? 1),
  // Long, so that a change is not counted as noticed because the machine was busy with something else.
  timeoutMS: 20_000,
  timeoutFactor: 4,
  tempDirName: '.data/mutation/sandboxes',
  reporters: ['clear-text', 'progress-append-only', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, allowEmojis: false },
  jsonReporter: { fileName: '.data/mutation/report.json' },
  thresholds: { high: 95, low: 90, break: 90 },
  allowEmpty: false,
  disableTypeChecks: false,
  allowConsoleColors: false,
};
