export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/bench'],
  setupFilesAfterEnv: ['<rootDir>/test/support/loud.ts'],
  maxWorkers: 2,
  workerIdleMemoryLimit: '700MB',
  testTimeout: 20_000,
};
