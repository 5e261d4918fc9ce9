import { answerComms } from '../../src/people/comms.ts';
import { at, FakeWorkspace, person, profile, T } from '../support/fakes-people.ts';

let workspace: FakeWorkspace;

beforeEach(() => {
  workspace = new FakeWorkspace();
  workspace.kept.set('U1', person('U1'));
});

async function say(text: string, user = 'U1'): Promise<string> {
  const why = async (_tenant: string, asker: string, permalink: string) => ({
    text: `why ${asker} ${permalink}`,
    blocks: [],
  });
  return (await answerComms(workspace.deps, why, T, user, text, workspace.now)).text;
}

test('hours, next block, zone with its clock, what waits, and honest words about protection', async () => {
  workspace.hold('U1', at('Mon 11:00'));

  expect(await say('')).toBe(
    [
      '*Comms hours:* Mon–Fri 11:00–11:30, 16:00–16:30',
      '*Time zone:* Europe/Berlin, as in Slack. It is 08:00 where you are, right?',
      '*Next block:* 11:00, in 3 h',
      '1 mention waits. Delivery: 11:00.',
      '*Protection:* Slack may still notify you when you are mentioned. Sluice collects those mentions and brings ' +
        'them together when your block begins.',
    ].join('\n'),
  );
});

test('times follow the locale of the reader, words too', async () => {
  workspace.kept.set('U1', person('U1', { locale: 'de-DE' }));
  expect(await say('')).toContain('*Nächster Block:* 11:00, in 3 Std.');
  workspace.kept.set('U1', person('U1', { locale: 'en-US' }));
  expect(await say('')).toContain('*Next block:* 11:00 AM, in 3 h');
});

test('setting hours shows the next three blocks, the longest wait and the clock', async () => {
  expect(await say('mon-fri 9-9:30am')).toBe(
    [
      'Saved.',
      '*Comms hours:* Mon–Fri 09:00–09:30',
      '*Time zone:* Europe/Berlin, as in Slack. It is 08:00 where you are, right?',
      '*Your next blocks:*',
      '• 09:00 (in 1 h)',
      '• tomorrow 09:00 (in 1 d 1 h)',
      '• Wed 09:00 (in 2 d 1 h)',
      '*Longest possible wait:* 3 d',
    ].join('\n'),
  );
});

test('setting hours the first time switches Sluice on', async () => {
  workspace.profiles.set('U9', profile('U9', { zone: 'Asia/Jerusalem' }));

  expect(await say('mon 9-10', 'U9')).toContain('Sluice is on for you.');

  expect(workspace.kept.get('U9')).toMatchObject({
    enrolment: { state: 'in' },
    zone: { name: 'Asia/Jerusalem', follows: 'slack' },
    blocks: [{ days: [1], start: '09:00', end: '10:00' }],
  });
});

test('"on" only offers: the workspace’s hours on the days that the zone’s country works', async () => {
  workspace.profiles.set('U9', profile('U9', { zone: 'Asia/Jerusalem' }));

  const offer = await say('on', 'U9');

  expect(offer).toContain('Sun–Thu 11:00–11:30');
  expect(workspace.kept.has('U9')).toBe(false);
});

test('"off" delivers what waits and says how much', async () => {
  workspace.hold('U1', at('Mon 11:00'));
  workspace.hold('U1', at('Mon 11:00'));

  expect(await say('off')).toContain('The 2 mentions that waited come now');

  workspace.deliverDue();
  expect(workspace.delivered).toEqual([{ user: 'U1', count: 2, reason: 'left' }]);
  expect(await say('off')).toBe('Sluice is off for you already. Nothing waits.');
});

test('"now" delivers what waits, for the recorded reason', async () => {
  workspace.hold('U1', at('Mon 11:00'));

  expect(await say('now')).toBe('1 mention is on its way to you.');

  workspace.deliverDue();
  expect(workspace.delivered).toEqual([{ user: 'U1', count: 1, reason: 'asked' }]);
  expect(await say('now')).toBe('Nothing waits for you.');
});

test.each([
  [
    'zone america/new_york',
    'America/New_York, fixed by you. It is 02:00',
    { name: 'America/New_York', follows: 'fixed' },
  ],
  ['zone slack', 'Europe/Berlin, as in Slack', { name: 'Europe/Berlin', follows: 'slack' }],
])('"%s" sets the zone', async (text, answer, zone) => {
  expect(await say(text)).toContain(answer);
  expect(workspace.kept.get('U1')?.zone).toEqual(zone);
});

test('a zone that does not exist is quoted, and changes nothing', async () => {
  expect(await say('zone Europe/<Bonn>')).toContain('“Europe/&lt;Bonn&gt;”');
  expect(workspace.kept.get('U1')).toEqual(person('U1'));
});

test('"open 2h" lets what waits come at once', async () => {
  workspace.hold('U1', at('Mon 11:00'));
  expect(await say('open 2h')).toBe(
    'Your block is open until 10:00. Mentions come straight through.\n1 mention waited and comes any moment now.',
  );
  expect(await say('open 200h')).toContain('a week at most');
});

test('"later 1h" moves today’s next block once, and again from where it is', async () => {
  workspace.hold('U1', at('Mon 11:00'));
  expect(await say('later 1h')).toBe(
    'Your block moves from 11:00 to 12:00, just this once.\n1 mention waits. Delivery: 12:00.',
  );
  expect(await say('later 30m')).toContain('from 12:00 to 12:30');
  expect(workspace.promises('U1')).toEqual([at('Mon 12:30')]);
  workspace.now = at('Mon 18:00');
  expect(await say('later 1h')).toContain('no block left today');
});

test('"away" names the stand-in and the first block after it; "back" ends it', async () => {
  expect(await say('away 2026-11-23..2026-11-27 <@U2|bob>')).toBe(
    [
      'You are away Mon 23 Nov – Fri 27 Nov. Mentions wait until you are back.',
      '<@U2> is named to whoever mentions you.',
      'Your first block after that is Mon 30 Nov, 11:00.',
    ].join('\n'),
  );
  expect(await say('back')).toContain('Welcome back.');
  expect(workspace.kept.get('U1')?.absences).toEqual([]);
  expect(await say('back')).toContain('no absence is planned');
});

test('an absence of a single day is named by that day', async () => {
  expect(await say('away tomorrow')).toMatch(
    /^You are away Tue 24 Nov\. Mentions wait until you are back\.$/m,
  );
  expect(await say('')).toContain('*Away:* Tue 24 Nov\n');
});

test('what is not understood is quoted, escaped, with an example', async () => {
  expect(await say('mon <!channel>')).toBe(
    'I do not understand “&lt;!”.\nFor example: `/comms mon-fri 11:00-11:30 16:00-16:30`\n`/comms help` shows everything.',
  );
});

test.each([{ isGuest: true }, { isStranger: true }])('nobody enrols who may not: %j', async (parts) => {
  workspace.profiles.set('U9', profile('U9', parts));
  for (const text of ['on', 'mon 9-10', '']) {
    expect(await say(text, 'U9')).toContain('for the members of this workspace');
  }
  expect(workspace.kept.has('U9')).toBe(false);
});

test('wishes about hours that nobody has change nothing', async () => {
  for (const text of ['open 2h', 'later 1h', 'zone Asia/Tokyo', 'away 2026-12-01', 'back']) {
    expect(await say(text, 'U9')).toBe('Sluice is off for you. `/comms on` switches it on.');
  }
  expect(workspace.kept.has('U9')).toBe(false);
});

test('"why" is asked with the link as it was copied', async () => {
  expect(await say('why <https://a.slack.com/archives/C1/p1>')).toBe(
    'why U1 https://a.slack.com/archives/C1/p1',
  );
});

test('no answer promises that anything is held', async () => {
  workspace.hold('U1', at('Mon 11:00'));
  for (const text of ['', 'on', 'help', 'mon-fri 9-10', 'open 1h', 'away 2026-12-01', 'foo']) {
    expect(await say(text)).not.toMatch(/held until/i);
  }
});
