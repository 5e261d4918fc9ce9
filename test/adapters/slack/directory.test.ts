import { createDirectory, readProfile } from '../../../src/adapters/slack/directory.ts';
import { RetryLaterError } from '../../../src/errors.ts';
import { OutcomeUnknownError, SlackRefusal } from '../../../src/slack.ts';

test.each([
  new SlackRefusal('conversations.members', 'missing_scope'),
  new RetryLaterError('Slack limits it', 60_000),
  new OutcomeUnknownError('It did not answer'),
])('whether somebody is in a channel of which Slack does not tell is unknown: $name', async (error) => {
  const nothing = {
    get: async () => undefined,
    getMany: async () => new Map(),
    set: async () => {},
    drop: async () => {},
  };
  const clock = { now: () => 0, wall: () => 0, rate: () => 1, onJump: () => () => {} };
  const directory = createDirectory(() => Promise.reject(error), nothing, clock);

  expect(await directory.isMember('T1', 'C1', 'UANA')).toBe('unknown');
});

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
