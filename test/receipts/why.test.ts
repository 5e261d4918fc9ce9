import { HOUR } from '../../src/clock.ts';
import type { MessageRef, UserId } from '../../src/ids.ts';
import type { Fate } from '../../src/mentions/held.ts';
import { why } from '../../src/receipts/why.ts';
import { ReceiptScene, TENANT } from '../support/fakes-receipts.ts';
import { at } from './support.ts';

const now = at('2026-11-23T09:00Z');
const four = at('2026-11-23T15:00Z');
const ref = { channel: 'C1', ts: '1763888400.000100' };
const link = 'https://acme.slack.com/archives/C1/p1763888400000100';
const held = { state: 'held', promisedFor: four, decidedAt: at('2026-11-23T08:10Z') } as const;

let scene: ReceiptScene;

beforeEach(() => {
  scene = new ReceiptScene();
  for (const user of ['USENDER', 'UOTHER', 'UBEN']) scene.profile(user);
  scene.enrol('UANA');
  scene.place('C1', 'private', ['USENDER', 'UANA', 'UOTHER']);
  scene.message(ref, 'USENDER');
  scene.fate(ref, 'UANA', held);
});

async function ask(asker: UserId, message: string | MessageRef = link, instant = now): Promise<string> {
  return (await why(TENANT, asker, message, instant, scene.roles)).text;
}

test('the recipient learns the verdict, its reason and the times, on their own clock', async () => {
  expect(await ask('UANA')).toBe(
    [
      'This mention waits for your comms block: it comes at 16:00.',
      'You were not in a block, and nothing else let it pass.',
      'It arrived at 09:10.',
    ].join('\n'),
  );
});

test.each<[Partial<Fate> & Pick<Fate, 'state'>, string]>([
  [{ ...held, reason: 'block-ended' }, 'It came as your block ended'],
  [{ ...held, reason: 'snoozed' }, 'You put it off'],
  [{ ...held, promisedFor: now }, 'it comes any moment now'],
  [{ state: 'delivered', settledAt: at('2026-11-22T15:00Z') }, 'It was delivered to you yesterday 16:00.'],
  [{ state: 'seen', settledAt: now }, 'You answered or reacted to the message at 10:00'],
  [{ state: 'edited-out', settledAt: now }, 'was changed at 10:00'],
  [{ state: 'deleted', settledAt: now }, 'was deleted at 10:00'],
  [{ state: 'access-lost', settledAt: now }, 'You left the channel at 10:00'],
  [{ state: 'left', settledAt: now }, 'could not be delivered'],
  [{ state: 'passed', reason: 'exempt-channel' }, 'Slack showed it to you as usual.\nThe channel is exempt.'],
  [{ state: 'passed', reason: 'talking-here' }, 'You had just written there yourself.'],
  [{ state: 'passed', reason: 'of a later release' }, 'It was not held'],
])('the recipient of %j reads: %s', async (fate, words) => {
  scene.fate(ref, 'UANA', fate);
  expect(await ask('UANA')).toContain(words);
});

test('the sender learns when it is read, that it was delivered or that it never waited, and nothing else', async () => {
  scene.enrol('UBEN');
  scene.enrol('UCEM');
  scene.fate(ref, 'UBEN', { state: 'passed', reason: 'live-for-me', decidedAt: now });
  scene.fate(ref, 'UCEM', { state: 'delivered', settledAt: now });
  expect(await ask('USENDER')).toBe(
    [
      'Ana reads mentions at 16:00 (15:00 for you).',
      'Delivered to Cem.',
      'It does not wait for Ben: Slack showed it as usual.',
    ].join('\n'),
  );
});

test.each(['seen', 'edited-out', 'deleted', 'access-lost', 'left', 'passed'] as const)(
  'how a mention ended (%s) is not told to its sender',
  async (state) => {
    scene.fate(ref, 'UANA', { state, promisedFor: four, settledAt: now });
    expect(await ask('USENDER')).toBe('It does not wait for Ana: Slack showed it as usual.');
  },
);

test('somebody who reacted without being called on is not spoken of to the sender', async () => {
  scene.fate(ref, 'UBEN', { state: 'seen', reason: 'reacted', settledAt: now });
  expect(await ask('USENDER')).toBe('Ana reads mentions at 16:00 (15:00 for you).');
});

test('what its recipient put off is delivered, as far as its sender may know', async () => {
  scene.fate(ref, 'UANA', { ...held, reason: 'snoozed', promisedFor: four + 24 * HOUR });
  expect(await ask('USENDER')).toBe('Delivered to Ana.');
  expect(await ask('UANA')).toBe(
    'This mention waits for your comms block: it comes tomorrow 16:00.\nYou put it off to this block.',
  );
});

test('the sender sees as much of the recipient’s time as the recipient shares', async () => {
  scene.enrol('UANA', { senderSees: 'later' });
  expect(await ask('USENDER')).toBe('Ana reads mentions later today.');
});

test('a guest who asks about their own message gets no hours', async () => {
  scene.profile('USENDER', { isGuest: true });
  expect(await ask('USENDER')).toBe('Ana reads mentions later today.');
});

test('whoever mentions themself is answered as the sender', async () => {
  scene.fate(ref, 'USENDER', { state: 'passed', reason: 'own-message' });
  expect(await ask('USENDER')).toBe('Ana reads mentions at 16:00 (15:00 for you).');
});

test('everybody else, unknown and unreadable links get one answer, equal byte for byte', async () => {
  const unheld = { channel: 'C1', ts: '1763888500.000100' };
  scene.message(unheld, 'USENDER');
  scene.place('C2', 'private', ['USENDER']);
  const elsewhere = { channel: 'C2', ts: ref.ts };
  scene.message(elsewhere, 'USENDER');
  scene.fate(elsewhere, 'UANA', held);

  const asked: readonly [UserId, string | MessageRef][] = [
    ['UOTHER', link],
    ['UOTHER', 'https://acme.slack.com/archives/C1/p1763888400009999'],
    ['UOTHER', 'https://acme.slack.com/archives/C9/p1763888400000100'],
    ['UOTHER', 'not a link'],
    ['UOTHER', ''],
    // The sender of a message that calls on nobody whom Sluice knows.
    ['USENDER', unheld],
    // A recipient who is no longer, or never was, in the private channel.
    ['UANA', elsewhere],
  ];
  const answers = await Promise.all(
    asked.map(async ([asker, message]) =>
      JSON.stringify(await why(TENANT, asker, message, now, scene.roles)),
    ),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('nothing to tell');
});

test('a recipient who left the private channel learns nothing, nor does a sender', async () => {
  scene.place('C1', 'private', []);
  const answers = await Promise.all(['UANA', 'USENDER', 'UOTHER'].map((asker) => ask(asker)));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('nothing to tell');
});

test('a public channel can be read by everybody but guests, who must be in it', async () => {
  scene.place('C1', 'public', []);
  expect(await ask('UANA')).toContain('waits for your comms block');
  scene.profile('UANA', { isGuest: true });
  expect(await ask('UANA')).toContain('nothing to tell');
});

test('the answer is in the asker’s language', async () => {
  scene.profile('UOTHER', { locale: 'de-DE' });
  expect(await ask('UOTHER')).toContain('hat Sluice dir nichts zu sagen');
});
