/**
 * Who may import whom. One rule a sentence; `npm run check:imports` runs them and refuses to pass
 * when it has not seen every source file (local/src/checks/imports.ts).
 */
const TEST = '\\.test\\.tsx?$|/testing/';
const OURS = '^(shared|functions|miniapp|sandbox|local|tests|bench)/';
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** A folder of functions/src may import itself and these of its neighbours. */
const layer = (folder, neighbours) =>
  forbid(
    `functions-${folder}`,
    `functions/src/${folder} imports only ${[folder, ...neighbours].join(', ')} and shared.`,
    { path: `^functions/src/${folder}/`, pathNot: TEST },
    {
      path: OURS,
      pathNot: ['(^|/)node_modules/', '^shared/', ...[folder, ...neighbours].map((name) => `^functions/src/${name}/`)],
    },
  );

module.exports = {
  forbidden: [
    forbid(
      'shared-imports-zod-alone',
      'shared runs on the phone too: zod and itself, no Node, no SDK.',
      { path: '^shared/', pathNot: TEST },
      { pathNot: ['^shared/', '(^|/)node_modules/zod/'] },
    ),
    forbid('shared-knows-nobody', 'Not even its tests may.', { path: '^shared/' }, { path: OURS, pathNot: '^shared/' }),
    forbid(
      'zod-through-schema',
      'zod reads its settings as each schema is made: import z from shared/src/schema.ts.',
      { pathNot: '^shared/src/schema\\.ts$' },
      { path: '(^|/)node_modules/zod/' },
    ),

    layer('ports', []),
    layer('use-cases', ['ports']),
    layer('ingest', ['ports']),
    layer('adapters', ['ports', 'ingest']),
    layer('handlers', ['use-cases', 'ports', 'wiring']),
    layer('cloud', []),
    layer('openapi', []),
    forbid(
      'use-cases-know-no-vendor',
      'Use cases and ports speak the domain: of packages and of Node they take only hashing and canonical JSON.',
      { path: '^functions/src/(use-cases|ports)/', pathNot: TEST },
      {
        dependencyTypes: [...NPM, 'core'],
        pathNot: ['^(node:)?crypto$', '(^|/)node_modules/canonicalize/', '^(shared|functions)/src/'],
      },
    ),
    forbid(
      'handlers-know-no-sdk',
      'A handler says which contract, which use case, which statuses.',
      { path: '^functions/src/handlers/', pathNot: TEST },
      { path: '(^|/)node_modules/(@aws-sdk|@smithy)/' },
    ),
    forbid(
      'only-wiring-imports-adapters',
      'Adapters are chosen in one place: the wiring of the cloud, and that of one machine.',
      { pathNot: [TEST, '^tests/', '^functions/src/(adapters|wiring)/', '^local/src/cloud/'] },
      { path: '^functions/src/adapters/' },
    ),
    forbid(
      'functions-know-shared-alone',
      'Nothing that is deployed may lean on the sandbox, the local runner or the phone.',
      { path: '^functions/' },
      { path: OURS, pathNot: '^(functions|shared)/' },
    ),

    forbid(
      'miniapp-knows-shared-alone',
      'The phone has the domain and the API description, never the server.',
      { path: '^miniapp/' },
      { path: OURS, pathNot: '^(miniapp|shared)/' },
    ),
    forbid(
      'miniapp-knows-no-node',
      'There is no Node on a phone.',
      { path: '^miniapp/src/', pathNot: TEST },
      { dependencyTypes: ['core'] },
    ),

    forbid(
      'sandbox-knows-types-of-shared-alone',
      'It stands in for other companies: if it shared our code, a wrong signature would pass.',
      { path: '^sandbox/' },
      { path: OURS, pathNot: '^(sandbox|shared)/' },
    ),
    forbid(
      'sandbox-takes-only-types',
      'Types of shared, never its code.',
      { path: '^sandbox/', pathNot: TEST },
      { path: '^shared/', dependencyTypesNot: ['type-only'] },
    ),

    forbid(
      'nobody-imports-local',
      'The local runner is the outermost layer.',
      { path: OURS, pathNot: '^(local|tests|bench)/' },
      { path: '^local/' },
    ),
    forbid('nobody-imports-tests', 'Tests are read by nobody.', { pathNot: '^tests/' }, { path: '^tests/' }),
    forbid('nobody-imports-bench', 'The bench is its own package.', { pathNot: '^bench/' }, { path: '^bench/' }),
    forbid(
      'nobody-imports-a-test',
      'What a test needs stands in a testing/ folder, and no product code reads that.',
      { pathNot: [TEST, '^tests/', '^bench/'] },
      { path: TEST, pathNot: 'node_modules' },
    ),

    forbid('no-cycles', 'A cycle is two files that are one idea.', {}, { circular: true }),
    forbid('no-missing-files', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
    forbid(
      'declared-packages',
      'What a package runs on stands in its own package.json, not in a neighbour’s.',
      { path: OURS, pathNot: [TEST, '^tests/', '^bench/'] },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: [OURS, '(^|/)node_modules/@types/'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['(^|/)dist/', '(^|/)\\.(data|serverless|esbuild)/'] },
    tsPreCompilationDeps: 'specify',
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
