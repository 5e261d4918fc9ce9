import { RetryLaterError } from '../../src/errors.ts';
import { isShieldedUntil } from '../../src/shield/known.ts';
import { protectionOf } from '../../src/shield/protection.ts';
import { ANA, ShieldScene, T } from './fakes.ts';
import { at } from './support.ts';

let scene: ShieldScene;
beforeEach(() => {
  scene = new ShieldScene();
});

async function lineAt(now: string): Promise<string> {
  scene.now = at(now);
  if (scene.person === undefined) throw new Error('She is in');
  const protection = await protectionOf(scene.deps, T, scene.person, scene.now);
  return protection?.line ?? '';
}

test('says until when Slack is silent, and what else is', async () => {
  await scene.look();
  expect(await lineAt('Tue 13:00')).toBe(
    '*Protection:* your shield is on until 16:00. Slack does not notify you before. ' +
      'Direct messages, huddles and channels without Sluice are silenced too, and not brought to you.',
  );
});

test('says what comes where it is not on', async () => {
  expect(await lineAt('Tue 11:10')).toContain('comes on between your blocks');
  scene.now = at('Tue 11:30');
  scene.waits.push(18 * 60_000);
  await scene.lookOnce();
  expect(await lineAt('Tue 11:31')).toContain('from about 11:50');
});

test('says so where it is theirs, was lifted, or Slack did otherwise', async () => {
  scene.snoozeEndsAt = at('Tue 18:00');
  await scene.look();
  expect(await lineAt('Tue 13:00')).toContain('paused Slack’s notifications yourself until 18:00');

  scene = new ShieldScene();
  scene.oddAnswers.push({ isOn: false, endsAt: undefined }, { isOn: false, endsAt: undefined });
  await scene.look();
  expect(await lineAt('Tue 13:00')).toContain('Slack did not do what your shield asked');
});

test('without one, offers it and promises nothing', async () => {
  scene.record = undefined;
  expect(await lineAt('Tue 13:00')).toContain('Slack may still notify you');
});

describe('whether somebody is known to be shielded', () => {
  const known = (until = at('Tue 16:00')): Promise<boolean> =>
    isShieldedUntil(scene.deps, T, ANA, until, scene.now);

  test('is what Slack said in the last minutes', async () => {
    expect(await known()).toBe(false);
    await scene.look();
    scene.asked.length = 0;
    scene.now = at('Tue 11:34');
    expect(await known()).toBe(true);
    expect(scene.asked).toEqual([]);
  });

  test('is asked again after that, and is no more where they have ended it', async () => {
    await scene.look();
    scene.now = at('Tue 12:00');
    expect(await known()).toBe(true);
    scene.snoozeEndsAt = undefined;
    scene.now = at('Tue 13:00');
    expect(await known()).toBe(false);
    expect(scene.record?.liftedAt).toBe(scene.now);
    expect(await scene.look()).toEqual([]);
  });

  test('is not where Slack does not say, or silence ends before the promise', async () => {
    await scene.look();
    scene.now = at('Tue 12:00');
    scene.readFailures.push(new RetryLaterError('spent', 1000));
    expect(await known()).toBe(false);
    expect(await known(at('Wed 11:00'))).toBe(false);
  });
});
