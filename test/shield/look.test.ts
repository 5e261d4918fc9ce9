import { RetryLaterError } from '../../src/errors.ts';
import { TokenGoneError } from '../../src/shield/own-slack.ts';
import { OutcomeUnknownError, SlackRefusal } from '../../src/slack.ts';
import { ShieldScene } from './fakes.ts';
import { at } from './support.ts';

let scene: ShieldScene;
beforeEach(() => {
  scene = new ShieldScene();
});

test('as a block ends the snooze is read, set, and believed only as Slack confirms it', async () => {
  expect(await scene.look()).toEqual(['info', 'set 270']);
  expect(scene.record?.snooze).toEqual({
    until: at('Tue 16:00'),
    endsAt: at('Tue 16:00'),
    isConfirmed: true,
  });
});

test('looked at again, nothing is asked', async () => {
  await scene.look();
  scene.now = at('Tue 13:00');
  expect(await scene.look()).toEqual([]);
});

describe('what Slack answers otherwise', () => {
  const notOn = { isOn: false, endsAt: undefined };

  test('a snooze that is not on is asked for once more, and stays to be seen', async () => {
    scene.oddAnswers.push(notOn);
    expect(await scene.look()).toEqual(['info', 'set 270', 'info', 'set 268']);
    expect(scene.snoozeEndsAt).toBeDefined();
    expect(scene.record).toMatchObject({ trouble: { what: 'not-on' }, snooze: { isConfirmed: true } });
  });

  test('twice not on, it is left until the next block has ended, and then tried anew', async () => {
    scene.oddAnswers.push(notOn, notOn);
    expect(await scene.look()).toEqual(['info', 'set 270', 'info', 'set 268']);
    expect(scene.record).toMatchObject({ trouble: { what: 'not-on' } });
    expect(scene.record?.snooze).toBeUndefined();
    scene.now = at('Tue 13:00');
    expect(await scene.look()).toEqual([]);

    scene.now = at('Tue 16:30');
    expect(await scene.look()).toEqual(['info', 'set 1110']);
    expect(scene.record?.trouble).toBeUndefined();
  });

  test('a snooze that would outlast the block’s start is shortened at once', async () => {
    scene.oddAnswers.push({ isOn: true, endsAt: at('Tue 16:00:03') });
    expect(await scene.look()).toEqual(['info', 'set 270', 'info', 'set 268']);
    expect(scene.snoozeEndsAt).toBeLessThanOrEqual(at('Tue 16:00'));
    expect(scene.record).toMatchObject({ trouble: { what: 'other-end' }, snooze: { isConfirmed: true } });
  });

  test('one that still outlasts it is ended as the block begins', async () => {
    scene.oddAnswers.push({ isOn: true, endsAt: at('Tue 17:00') }, { isOn: true, endsAt: at('Tue 17:00') });
    await scene.look();
    expect(await scene.lookOnce()).toMatchObject({ next: { at: at('Tue 16:00') } });
    scene.now = at('Tue 16:00');
    expect(await scene.look()).toEqual(['info', 'end']);
  });

  test('a shortened one is looked at before it runs out, and renewed', async () => {
    scene.oddAnswers.push({ isOn: true, endsAt: at('Tue 14:00') });
    expect(await scene.look()).toEqual(['info', 'set 270']);
    expect(scene.record?.trouble?.what).toBe('other-end');
    const looked = await scene.lookOnce();
    expect(looked).toMatchObject({ kind: 'done', next: { at: at('Tue 13:58') } });
    scene.now = at('Tue 13:58');
    expect(await scene.look()).toEqual(['info', 'set 122']);
  });

  test('what is too long is asked for in a length that Slack is known to take, which is remembered', async () => {
    scene.oddAnswers.push(
      new SlackRefusal('dnd.setSnooze', 'too_long'),
      new SlackRefusal('dnd.setSnooze', 'too_long'),
    );
    expect(await scene.look()).toEqual(['info', 'set 270', 'info', 'set 120', 'info', 'set 60']);
    expect(scene.longest).toBe(60);
    scene.now = at('Tue 12:28');
    expect(await scene.look()).toEqual(['info', 'set 60']);
  });

  test('a refusal is asked for once more, and then left', async () => {
    const refusal = new SlackRefusal('dnd.setSnooze', 'snooze_failed');
    scene.oddAnswers.push(refusal, refusal);
    expect(await scene.look()).toEqual(['info', 'set 270', 'info', 'set 268']);
    expect(scene.record).toMatchObject({ trouble: { what: 'refused' } });
  });

  test('without an answer it is looked at what came of it, and known for ours', async () => {
    scene.oddAnswers.push(new OutcomeUnknownError('cut'));
    await scene.lookOnce();
    scene.snoozeEndsAt = at('Tue 16:00:02');
    scene.now = at('Tue 11:30:05');
    expect(await scene.look()).toEqual(['info', 'set 269']);
    expect(scene.record).toMatchObject({ snooze: { endsAt: at('Tue 15:59:05'), isConfirmed: true } });
  });
});

describe('what cannot be read', () => {
  test('is not written', async () => {
    scene.readFailures.push(new RetryLaterError('away', 1000));
    expect(await scene.lookOnce()).toEqual({ kind: 'wait', ms: 1000, hasFailed: true });
    expect(scene.asked).toEqual(['info']);
  });

  test('tried often enough, is left until the next block has ended, and shown', async () => {
    scene.readFailures.push(new RetryLaterError('away', 1000));
    expect(await scene.look(8)).toEqual(['info']);
    expect(scene.record).toMatchObject({ trouble: { what: 'unreadable' } });
  });

  test('is never ended either', async () => {
    await scene.look();
    scene.person = { ...scene.person, opens: [{ start: at('Tue 12:00'), end: at('Tue 13:00') }] } as never;
    scene.now = at('Tue 12:00');
    scene.readFailures.push(new SlackRefusal('dnd.info', 'user_not_visible'));
    expect(await scene.look()).toEqual(['info']);
    expect(scene.snoozeEndsAt).toBe(at('Tue 16:00'));
  });
});

test('whoever waits for their turn is asked nothing of Slack, and is told about when it comes', async () => {
  scene.waits.push(20 * 60_000);
  expect(await scene.lookOnce()).toEqual({ kind: 'wait', ms: 1_200_000, hasFailed: false });
  expect(scene.asked).toEqual([]);
  expect(scene.record?.turnAt).toBe(at('Tue 11:50'));
  scene.now = at('Tue 11:50');
  await scene.look();
  expect(scene.record?.turnAt).toBeUndefined();
});

test('a token that is gone is dropped, its owner told once, and nothing more is asked', async () => {
  scene.readFailures.push(new TokenGoneError('token_expired'));
  expect(await scene.look()).toEqual(['info']);
  expect(scene.tokens.size).toBe(0);
  expect(scene.posts).toHaveLength(1);
  expect(await scene.look()).toEqual([]);
  expect(scene.posts).toHaveLength(1);
});

test('whoever takes it back has what Sluice set ended, the token given back, and nothing kept', async () => {
  await scene.look();
  expect(scene.shown.text).toContain('reads mentions at 16:00');
  if (scene.record !== undefined) scene.record = { ...scene.record, isLeaving: true };
  expect(await scene.look()).toEqual(['info', 'end', 'revoke']);
  expect(scene.shown.text).toBe('');
  expect(scene.record).toBeUndefined();
  expect(scene.tokens.size).toBe(0);
});

test('whoever takes it back while a snooze of their own runs keeps that one', async () => {
  await scene.look();
  scene.snoozeEndsAt = at('Tue 20:00');
  if (scene.record !== undefined) scene.record = { ...scene.record, isLeaving: true };
  expect(await scene.look()).toEqual(['info', 'revoke']);
  expect(scene.snoozeEndsAt).toBe(at('Tue 20:00'));
});

test('with working hours the status comes and goes within one gap, in the person’s own words', async () => {
  const workingHours = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }];
  scene.person = { ...scene.person, workingHours } as never;
  if (scene.record !== undefined) {
    scene.record = { ...scene.record, words: { working: 'Heads down, back {time}', off: '' } };
  }
  scene.now = at('Tue 16:30');
  await scene.look();
  expect(scene.shown).toMatchObject({ text: 'Heads down, back tomorrow 11:00', expiresAt: at('Tue 17:00') });
  expect(await scene.lookOnce()).toMatchObject({ next: { at: at('Tue 17:00') } });

  scene.shown = { text: '', emoji: '', expiresAt: 0 };
  scene.now = at('Tue 17:00');
  await scene.look();
  expect(scene.shown.text).toBe('');
  expect(await scene.lookOnce()).toMatchObject({ next: { at: at('Wed 09:00') } });
  scene.now = at('Wed 09:00');
  await scene.look();
  expect(scene.shown).toMatchObject({ text: 'Heads down, back at 11:00', expiresAt: at('Wed 11:00') });
});

test('where the zone data no longer know the person’s zone, nothing is asked', async () => {
  scene.person = { ...scene.person, zone: { name: 'Mars/Olympus', follows: 'slack' } } as never;
  expect(await scene.look()).toEqual([]);
});
