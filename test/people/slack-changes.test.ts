import { MINUTE } from '../../src/clock.ts';
import { createPeopleHandler } from '../../src/people/job.ts';
import { onUserChanged } from '../../src/people/slack-changes.ts';
import { OutcomeUnknownError, SlackRefusal } from '../../src/slack.ts';
import { at, FakeWorkspace, person, profile, T } from '../support/fakes-people.ts';

let workspace: FakeWorkspace;

beforeEach(() => {
  workspace = new FakeWorkspace();
  workspace.kept.set('U1', person('U1'));
});

const work = () => workspace.work('enrol', createPeopleHandler(workspace.deps));

test('whoever moves is promised anew by the new zone, and told the new time once', async () => {
  workspace.hold('U1', at('Mon 11:00'));

  await onUserChanged(workspace.deps, T, profile('U1', { zone: 'America/New_York' }), workspace.now);
  await onUserChanged(workspace.deps, T, profile('U1', { zone: 'America/New_York' }), workspace.now);
  await work();

  expect(workspace.promises('U1')).toEqual([at('Mon 17:00')]);
  expect(workspace.posts.map(({ text }) => text)).toEqual([
    [
      'Slack says that your time zone is America/New_York now. Your comms hours have moved with it.',
      '*Time zone:* America/New_York, as in Slack. It is 02:00 where you are, right?',
      '*Next block:* 11:00, in 9 h',
      '1 mention waits. Delivery: 11:00.',
    ].join('\n'),
  ]);
});

test('their senders are told once, where they wrote last', async () => {
  workspace.hold('U1', at('Mon 11:00'), { ref: { channel: 'C1', ts: '1.0' } });
  workspace.hold('U1', at('Mon 11:00'), { ref: { channel: 'C2', ts: '2.0', threadTs: '1.5' } });
  workspace.hold('U1', at('Mon 11:00'), { ref: { channel: 'C3', ts: '3.0' }, author: { user: 'UOTHER' } });

  await onUserChanged(workspace.deps, T, profile('U1', { zone: 'America/New_York' }), workspace.now);
  await work();

  expect(workspace.whispers.map(({ channel, threadTs, user }) => ({ channel, threadTs, user }))).toEqual([
    { channel: 'C2', threadTs: '1.5', user: 'USENDER' },
    { channel: 'C3', threadTs: undefined, user: 'UOTHER' },
  ]);
  expect(workspace.whispers[0]?.text).toBe(`USENDER: U1 reads at ${at('Mon 17:00')}`);
});

test.each(['reaction', 'none'] as const)(
  'senders who get receipts as %s are told nothing',
  async (receipts) => {
    workspace.currentPolicy = { ...workspace.currentPolicy, receipts };
    workspace.hold('U1', at('Mon 11:00'));

    await onUserChanged(workspace.deps, T, profile('U1', { zone: 'America/New_York' }), workspace.now);
    await work();

    expect(workspace.whispers).toEqual([]);
  },
);

test('a sender who cannot be reached any more is no reason to try again', async () => {
  for (const error of [
    new SlackRefusal('chat.postEphemeral', 'user_not_in_channel'),
    new OutcomeUnknownError(),
  ]) {
    workspace.hold('U1', at('Mon 11:00'));
    workspace.slack.whisper = () => Promise.reject(error);
    await onUserChanged(workspace.deps, T, profile('U1', { zone: 'America/New_York' }), workspace.now);
    await expect(work()).resolves.toBeDefined();
    await onUserChanged(workspace.deps, T, profile('U1'), workspace.now);
  }
});

test('a fixed zone stays, a new language counts', async () => {
  workspace.kept.set('U1', person('U1', { zone: { name: 'Asia/Tokyo', follows: 'fixed' } }));

  await onUserChanged(
    workspace.deps,
    T,
    profile('U1', { zone: 'America/New_York', locale: 'de-DE' }),
    workspace.now,
  );
  await work();

  expect(workspace.kept.get('U1')).toMatchObject({ zone: { name: 'Asia/Tokyo' }, locale: 'de-DE' });
  expect(workspace.posts).toEqual([]);
});

test('a zone that the zone data do not have changes nothing', async () => {
  await onUserChanged(workspace.deps, T, profile('U1', { zone: 'Moon/Tranquility' }), workspace.now);

  expect(workspace.kept.get('U1')?.zone.name).toBe('Europe/Berlin');
});

test('who is deactivated is brought to an end and forgotten, also where a "no" would be kept', async () => {
  workspace.currentPolicy = { ...workspace.currentPolicy, enrolment: { who: 'everyone' } };
  workspace.hold('U1', at('Mon 11:00'));
  const gone = profile('U1', { isDeactivated: true });
  workspace.profiles.set('U1', gone);

  await onUserChanged(workspace.deps, T, gone, workspace.now);
  workspace.deliverDue();
  workspace.now += MINUTE;
  await work();

  expect(workspace.delivered).toEqual([{ user: 'U1', count: 1, reason: 'left' }]);
  expect(workspace.kept.has('U1')).toBe(false);
});

test('who had said no before they were deactivated is forgotten too', async () => {
  workspace.currentPolicy = { ...workspace.currentPolicy, enrolment: { who: 'everyone' } };
  workspace.kept.set('U1', person('U1', { enrolment: { state: 'out', since: 0 }, blocks: [] }));
  const gone = profile('U1', { isDeactivated: true });
  workspace.profiles.set('U1', gone);

  await onUserChanged(workspace.deps, T, gone, workspace.now);
  workspace.now += MINUTE;
  await work();

  expect(workspace.kept.has('U1')).toBe(false);
});
