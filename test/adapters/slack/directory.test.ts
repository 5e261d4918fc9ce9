import { readProfile } from '../../../src/adapters/slack/directory.ts';

test.each([{ is_admin: true }, { is_owner: true }])('%p decides for the workspace', (says) => {
  expect(readProfile({ id: 'U1', team_id: 'T1', ...says }, 'T1').isAdmin).toBe(true);
});

test.each([
  { team_id: 'TOTHER', is_admin: true },
  { team_id: 'TOTHER', is_owner: true },
  { team_id: 'T1', is_admin: true, is_stranger: true },
])('somebody of another organisation decides nothing here, whatever they are there: %p', (says) => {
  expect(readProfile({ id: 'U1', ...says }, 'T1')).toMatchObject({ isAdmin: false, isStranger: true });
});
