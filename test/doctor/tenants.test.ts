import { compareTenants } from '../../src/doctor/tenants.ts';

test('a Redis of one workspace is well', () => {
  expect(compareTenants('T1', ['T1'])).toMatchObject([{ level: 'ok' }]);
  expect(compareTenants('T1', [])).toMatchObject([{ level: 'ok' }]);
});

test('a Redis that two workspaces share is to be mended, and the words name the other one', () => {
  const [check] = compareTenants('T1', ['T1', 'T2']);

  expect(check).toMatchObject({ level: 'mend', words: expect.stringContaining('what is due of T2') });
});
