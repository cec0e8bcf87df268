const jestJupyterLab = require('@jupyterlab/testing/lib/jest-config');

const esModules = [
  '@codemirror',
  '@jupyter/',
  '@jupyterlab/',
  '@jupyter-widgets/',
  '@marijn',
  '@microsoft',
  'color',
  'exenv-es6',
  'lib0',
  'marked',
  'nanoid',
  'vscode-ws-jsonrpc',
  'y-protocols',
  'y-websocket',
  'yjs'
].join('|');

const baseConfig = jestJupyterLab(__dirname);

module.exports = {
  ...baseConfig,
  collectCoverageFrom: ['src/**/*.{ts,tsx}', '!src/**/*.d.ts'],
  coverageReporters: ['lcov', 'text'],
  modulePathIgnorePatterns: ['<rootDir>/.kernels/', '<rootDir>/.venv/'],
  // The test script asks for the JSON report; a person reads the default one.
  reporters: ['default'],
  roots: ['<rootDir>/src'],
  testRegex: '\\.spec\\.tsx?$',
  transform: {
    ...baseConfig.transform,
    // `types:check` covers the specs, so a test run need not check them again.
    '^.+\\.tsx?$': [
      'ts-jest/legacy',
      { tsconfig: 'tsconfig.json', diagnostics: false }
    ]
  },
  transformIgnorePatterns: [`/node_modules/(?!${esModules}).+`]
};
