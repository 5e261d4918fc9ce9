import { blockProblems } from '../../emulator/block-kit/limits.ts';
import { DAY, MINUTE } from '../../src/clock.ts';
import { RetryLaterError } from '../../src/errors.ts';
import {
  onBotJoined,
  onGroupChanged,
  onMemberJoined,
  onTeamJoined,
  propose,
  startWalk,
} from '../../src/people/enrolment.ts';
import { createPeopleHandler } from '../../src/people/job.ts';
import { isHeldFor } from '../../src/people/person.ts';
import type { Policy } from '../../src/people/policy.ts';
import { press } from '../../src/people/press.ts';
import { OutcomeUnknownError, SlackRefusal } from '../../src/slack.ts';
import {
  at,
  blankClaim,
  FakeWorkspace,
  person,
  profile,
  SETTLE_MS,
  T,
  textOf,
} from '../support/fakes-people.ts';

let workspace: FakeWorkspace;

beforeEach(() => {
  workspace = new FakeWorkspace();
  workspace.botChannels = ['C1', 'C2'];
  workspace.members.set('C1', ['U1', 'U2']);
  workspace.members.set('C2', ['U2', 'U3']);
  workspace.members.set('C9', ['U9']);
  workspace.groups.set('S1', ['U4']);
});

function enrols(enrolment: Policy['enrolment']): void {
  workspace.currentPolicy = { ...workspace.currentPolicy, enrolment };
}

/** Works off everything, with the pauses that the pacing wants. */
async function work(): Promise<void> {
  const handler = createPeopleHandler(workspace.deps);
  for (let round = 0; round < 20; round += 1) {
    await workspace.work('enrol', handler);
    workspace.now += 10_000;
  }
}

const told = (): string[] => workspace.posts.map(({ channel }) => channel).sort();

test.each<{ enrolment: Policy['enrolment']; asked: string[] }>([
  { enrolment: { who: 'opt-in' }, asked: [] },
  { enrolment: { who: 'everyone' }, asked: ['DU1', 'DU2', 'DU3'] },
  { enrolment: { who: 'members', channels: ['C9'], groups: ['S1'] }, asked: ['DU4', 'DU9'] },
])('the workspace enrols $enrolment: $asked get one message each', async ({ enrolment, asked }) => {
  enrols(enrolment);

  await startWalk(workspace.deps, T, workspace.now);
  await work();
  await startWalk(workspace.deps, T, workspace.now);
  await work();

  expect(told()).toEqual(asked);
});

test('nobody is held before they were told and a full working day has passed', async () => {
  enrols({ who: 'everyone' });
  workspace.now = at('Wed 15:00');

  await startWalk(workspace.deps, T, workspace.now);
  await work();

  const kept = workspace.kept.get('U1');
  expect(isHeldFor(kept, at('Thu 23:59'))).toBe(false);
  expect(isHeldFor(kept, at('Fri 00:00'))).toBe(true);
});

test('whoever cannot be told is not kept, and is told later', async () => {
  enrols({ who: 'everyone' });
  workspace.postFailures.push(new SlackRefusal('chat.postMessage', 'user_disabled'));

  await expect(propose(workspace.deps, T, 'U1', blankClaim, workspace.now)).rejects.toThrow();

  expect(workspace.kept.has('U1')).toBe(false);
});

test('a message that may have arrived is looked for before it is sent again', async () => {
  enrols({ who: 'everyone' });
  const { save } = workspace.people;
  workspace.people.save = () => Promise.reject(new OutcomeUnknownError('crashed'));
  await expect(propose(workspace.deps, T, 'U1', blankClaim, workspace.now)).rejects.toThrow();
  const sent = [...workspace.posts];
  workspace.people.save = save;
  const lost = { ...blankClaim, phase: 'posting', postingSince: workspace.now, due: workspace.now } as const;

  // As long as it may be on its way nothing is sent.
  workspace.posts.splice(0);
  await expect(propose(workspace.deps, T, 'U1', lost, workspace.now)).rejects.toThrow(RetryLaterError);
  workspace.posts.push(...sent);
  workspace.now += SETTLE_MS;
  await propose(workspace.deps, T, 'U1', lost, workspace.now);

  expect(told()).toEqual(['DU1']);
  expect(workspace.kept.get('U1')?.enrolment.state).toBe('proposed');
});

test('the message says the hours, what is kept, from when, and how to say no', async () => {
  enrols({ who: 'everyone' });
  await propose(workspace.deps, T, 'U1', blankClaim, workspace.now);

  const [post] = workspace.posts;
  if (post === undefined) throw new Error('no message');
  expect(blockProblems(post.blocks)).toEqual([]);
  const text = textOf(post.blocks);
  expect(text).toContain('Mon–Fri 11:00–11:30, 16:00–16:30');
  expect(text).toContain('from Wed 00:00 on');
  expect(text).toContain('What is kept');
  expect(text).toContain('Not for me');
  expect(text).toContain('Yes, start now');
  expect(post.blocks).toMatchSnapshot();
});

test('"Not for me" is remembered, so that nobody is asked twice', async () => {
  enrols({ who: 'everyone' });
  await startWalk(workspace.deps, T, workspace.now);
  await work();

  const answer = await press(workspace.deps, T, 'U1', 'not-for-me', workspace.now);
  workspace.now += 2 * DAY;
  await startWalk(workspace.deps, T, workspace.now);
  await work();

  expect(answer.text).toContain('mentions of you come straight through');
  expect(told()).toEqual(['DU1', 'DU2', 'DU3']);
  expect(workspace.kept.get('U1')).toMatchObject({ enrolment: { state: 'out' }, blocks: [] });
});

test('"Yes, start now" begins at once', async () => {
  enrols({ who: 'everyone' });
  await propose(workspace.deps, T, 'U1', blankClaim, workspace.now);

  await press(workspace.deps, T, 'U1', 'start', workspace.now);

  expect(isHeldFor(workspace.kept.get('U1'), workspace.now)).toBe(true);
  const again = await press(workspace.deps, T, 'U1', 'start', workspace.now);
  expect(again.text).toContain('Sluice is on for you already.');
});

test.each([{ isBot: true }, { isGuest: true }, { isStranger: true }, { isDeactivated: true }])(
  'nobody is asked who cannot be enrolled: %j',
  async (parts) => {
    enrols({ who: 'everyone' });
    workspace.profiles.set('U1', profile('U1', parts));

    await propose(workspace.deps, T, 'U1', blankClaim, workspace.now);

    expect(told()).toEqual([]);
    expect(workspace.kept.has('U1')).toBe(false);
  },
);

test('whoever has chosen their own hours is left alone', async () => {
  enrols({ who: 'everyone' });
  const own = person('U1', { blocks: [{ days: [1], start: '09:00', end: '10:00' }] });
  workspace.kept.set('U1', own);

  await startWalk(workspace.deps, T, workspace.now);
  await work();

  expect(told()).toEqual(['DU2', 'DU3']);
  expect(workspace.kept.get('U1')).toEqual(own);
});

test('whoever switched it on while they were to be asked is not asked', async () => {
  enrols({ who: 'everyone' });
  workspace.kept.set('U1', person('U1'));

  await propose(workspace.deps, T, 'U1', blankClaim, workspace.now);

  expect(told()).toEqual([]);
  expect(workspace.kept.get('U1')?.enrolment.state).toBe('in');
});

test('a choice taken back, or a pause, stops what is still to be asked', async () => {
  for (const after of [{ enrolment: { who: 'opt-in' as const } }, { pausedSince: 1 }]) {
    enrols({ who: 'everyone' });
    await startWalk(workspace.deps, T, workspace.now);
    workspace.currentPolicy = { ...workspace.currentPolicy, ...after };
    await work();
  }
  expect(told()).toEqual([]);
});

test('a channel that cannot be read does not stop the others', async () => {
  enrols({ who: 'everyone' });
  const { channelMembers } = workspace.directory;
  workspace.directory.channelMembers = (tenant, channel) =>
    channel === 'C1'
      ? Promise.reject(new SlackRefusal('conversations.members', 'channel_not_found'))
      : channelMembers(tenant, channel);

  await startWalk(workspace.deps, T, workspace.now);
  await work();

  expect(told()).toEqual(['DU2', 'DU3']);
});

test('who comes later is asked too: into a channel, a group, the workspace', async () => {
  enrols({ who: 'members', channels: ['C9'], groups: ['S1'] });
  await onMemberJoined(workspace.deps, T, 'C9', 'U5', workspace.now);
  await onMemberJoined(workspace.deps, T, 'C1', 'U6', workspace.now);
  await onGroupChanged(workspace.deps, T, 'S2', workspace.now);
  await work();
  expect(told()).toEqual(['DU5']);

  await onGroupChanged(workspace.deps, T, 'S1', workspace.now);
  await work();
  expect(told()).toEqual(['DU4', 'DU5', 'DU9']);

  workspace.members.set('C9', ['U9', 'U10']);
  await onTeamJoined(workspace.deps, T, workspace.now);
  workspace.now += 10 * MINUTE;
  await work();
  expect(told()).toEqual(['DU10', 'DU4', 'DU5', 'DU9']);
});

test('the bot in another channel asks its inviter what it is for, and enrols those who are there', async () => {
  workspace.profiles.set('UADMIN', profile('UADMIN', { isAdmin: true }));
  await onBotJoined(workspace.deps, T, 'UADMIN', workspace.now);
  await onBotJoined(workspace.deps, T, undefined, workspace.now);
  await work();
  expect(told()).toEqual(['DUADMIN']);

  enrols({ who: 'everyone' });
  await onBotJoined(workspace.deps, T, 'U1', workspace.now);
  await work();
  expect(told()).toEqual(['DU1', 'DU2', 'DU3', 'DUADMIN']);
});

test('messages are sent one after another, not all at once', async () => {
  enrols({ who: 'everyone' });
  workspace.members.set(
    'C1',
    Array.from({ length: 50 }, (_, i) => `U${i}`),
  );

  await startWalk(workspace.deps, T, workspace.now);
  await workspace.work('enrol', createPeopleHandler(workspace.deps));

  expect(workspace.posts).toHaveLength(1);
  workspace.now += MINUTE;
  await workspace.work('enrol', createPeopleHandler(workspace.deps));
  expect(workspace.posts.length).toBeLessThanOrEqual(31);
});
