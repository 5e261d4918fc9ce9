/** The whole suite, or with JEST_FAST=1 what needs no Redis. See script/test. */
const fast = process.env.JEST_FAST === '1';

/** @type {import('jest').Config} */
// biome-ignore lint/style/noDefaultExport: Jest reads a default export.
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: fast
    ? ['flows', 'contracts', 'adapters/redis', 'emulator', 'replay', 'soak'].map(
        (name) => `<rootDir>/test/${name}/`,
      )
    : [],
  watchman: false,
  // Flow tests start servers and processes, on machines that are busy with others.
  testTimeout: 30_000,
  errorOnDeprecated: true,
};
