const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    // Without it `with { type: 'json' }` is dropped and jest warns at every JSON import.
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
};

const project = (name, extra = {}) => ({
  displayName: name,
  rootDir: name,
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  ...extra,
});

export default {
  // A bound against what hangs, not a measure: the same suite runs on two busy cores.
  testTimeout: 60_000,
  projects: [
    project('shared'),
    project('functions'),
    project('sandbox'),
    project('local'),
    project('miniapp'),
    project('tests'),
  ],
};
