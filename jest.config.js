/** The whole suite, or with JEST_FAST=1 what needs no Redis and no patience. See script/test. */
const fast = process.env.JEST_FAST === '1';

/** These need a Redis, or are the whole app. */
const integrated = ['flows', 'contracts', 'adapters/redis', 'emulator', 'replay', 'soak'].map(
  (name) => `<rootDir>/test/${name}/`,
);
/**
 * These try a great many cases, load all of Bolt, wait, or talk to a server of their own: most of the time that all others take
 * together.
 */
const thorough = [
  'agenda/turns',
  'adapters/.*',
  '.*listeners',
  'catchup/collect',
  'digest/blocks',
  'digest/patience',
  'handoff/limits',
  'home/refresh',
  'home/fit-on-page',
  'log',
  'people/hours-modal',
  'red-phone/ask',
  'red-phone/match',
  'red-phone/names',
  'red-phone/who-rings',
  'rota/limits',
  'mentions/snippet',
  'schedule/vectors',
  'summary/answer',
  'summary/cache',
  'summary/extractive',
  'summary/failures',
  'summary/hostile-model',
  'summary/limits',
  'summary/segments',
  'summary/with-model',
  'words',
  '.*\\.property',
].map((name) => `<rootDir>/test/(?:.*/)?${name}\\.test\\.ts$`);

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
  // Nothing else is looked through for tests; what they load is found all the same.
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: fast ? [...integrated, ...thorough] : [],
  testSequencer: '<rootDir>/test/support/slow-first.ts',
  watchman: false,
  // Flow tests start servers and processes, on machines that are busy with others.
  testTimeout: 120_000,
  errorOnDeprecated: true,
};
