// Imports go one way: domain ← contract ← {sync, hardware, item-files, platform, renderer}; platform
// reads files of items too; host is on top of all but platform and renderer; electron knows the wire
// only and starts the host by path. Tests may import anything.
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: {
    path: '^(domain|contract|sync|hardware|item-files|platform|verifier|renderer|host|electron|scripts|test)/',
    pathNot: allowed,
  },
});

module.exports = {
  forbidden: [
    only('domain-is-pure', '^domain/', '^domain/', 'Trade rules know nothing else.'),
    only(
      'contract-knows-domain',
      '^contract/',
      '^(contract|domain)/',
      'Shapes build on domain types.',
    ),
    only('sync', '^sync/', '^(sync|contract|domain)/', 'Sync sees ports and shapes.'),
    only(
      'item-files',
      '^item-files/',
      '^(item-files|contract|domain)/',
      'Readers of what somebody imports.',
    ),
    only('hardware', '^hardware/', '^(hardware|contract|domain)/', 'Drivers see ports and shapes.'),
    only(
      'platform',
      '^platform/',
      '^(platform|contract|domain|item-files)/',
      'The platform shares domain and wire.',
    ),
    only('renderer', '^renderer/', '^(renderer|contract|domain)/', 'The page has no host code.'),
    only(
      'host',
      '^host/',
      '^(host|contract|domain|sync|hardware|item-files)/',
      'The host composes.',
    ),
    only('electron', '^electron/', '^(electron|contract/(rpc|failure))/', 'Shells are thin.'),
    only(
      'verifier-is-a-stranger',
      '^verifier/',
      '^verifier/',
      'It is written from docs/journal-format.md and docs/archive-format.md alone, and shares no code with the signer.',
    ),
    {
      name: 'command-line-is-a-client',
      comment: 'The command line speaks the same RPC as the page; it opens no file of the till.',
      severity: 'error',
      from: { path: '^host/command-line/', pathNot: '\\.test\\.ts$' },
      to: { path: '^host/', pathNot: '^host/(command-line|data-folder)/' },
    },
    {
      name: 'no-node-in-pure-code',
      comment: 'Domain, contract and page run anywhere: no Node modules.',
      severity: 'error',
      from: { path: '^(domain|contract|renderer)/', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'rxdb-stays-in-the-store',
      comment: 'Only the store knows RxDB and the SQLite driver (law 13).',
      severity: 'error',
      from: { pathNot: '^(host/store|test)/' },
      to: { path: 'node_modules/(rxdb|rxjs|better-sqlite3-multiple-ciphers)/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: '(\\.test\\.tsx?|\\.d\\.ts|\\.css)$|^(test|scripts)/|\\.config\\.ts$',
      },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
