/** The whole suite, or with JEST_FAST=1 what needs no Redis. See script/test. */
const fast = process.env.JEST_FAST === '1';

/** @type {import('jest').Config} */
// biome-ignore lint/style/noDefaultExport: Jest reads a default export.
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } }],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: fast ? ['<rootDir>/test/flows/', '<rootDir>/test/contracts/', '<rootDir>/test/adapters/redis/'] : [],
  watchman: false,
  errorOnDeprecated: true,
};
