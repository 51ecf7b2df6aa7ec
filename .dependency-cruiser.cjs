/**
 * Who may import whom: main, run-*, demo, replay and scripts → channels, store, outbox, export → application → language, domain.
 * Adapters do not import one another; what they share stands in src/application/ports.
 */
const folder = (name) => `^src/${name}/`;
const ADAPTERS = ['channels', 'store', 'outbox', 'export'];
const OUTSIDE =
  '^(src/(main|run-|demo|replay|config|open-health|logging|private-files|process-faults|station-rules|stop-signals|forward-clock|shanghai-timezone|upkeep/)|scripts/)';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'values must not go round in circles (types may)',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'an import that is not found is not checked either',
      from: {},
      to: { couldNotResolve: true },
    },
    { name: 'no-undeclared-packages', severity: 'error', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
    {
      name: 'no-dev-packages-in-src',
      severity: 'error',
      from: { path: '^(src|scripts)/', pathNot: '^scripts/bench/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    { name: 'domain-is-pure', severity: 'error', from: { path: folder('domain') }, to: { pathNot: folder('domain') } },
    {
      name: 'language-knows-domain-only',
      severity: 'error',
      from: { path: folder('language') },
      to: { pathNot: [folder('language'), folder('domain'), 'node_modules/chrono-node', 'node_modules/tyme4ts'] },
    },
    {
      name: 'application-uses-ports',
      severity: 'error',
      from: { path: folder('application') },
      to: { pathNot: [folder('application'), folder('language'), folder('domain')] },
    },
    ...ADAPTERS.map((adapter) => ({
      name: `${adapter}-keeps-to-itself`,
      severity: 'error',
      comment: 'adapters do not import one another, and nothing of the assembly',
      from: { path: folder(adapter) },
      to: {
        path: ['^src/', '^scripts/'],
        pathNot: [
          folder(adapter),
          folder('application/ports'),
          folder('language'),
          folder('domain'),
          ...(adapter === 'export' || adapter === 'store' ? [folder('application')] : []),
        ],
      },
    })),
    {
      name: 'wechaty-in-channels-only',
      severity: 'error',
      from: { pathNot: folder('channels') },
      to: { path: 'node_modules/(wechaty|wechaty-[^/]+)/' },
    },
    {
      name: 'sql-in-store-only',
      severity: 'error',
      from: { pathNot: folder('store') },
      to: { path: 'node_modules/(drizzle-orm|better-sqlite3)/' },
    },
    { name: 'assembly-is-on-top', severity: 'error', from: { path: '^src/', pathNot: OUTSIDE }, to: { path: OUTSIDE } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
