import { DAY, HOUR, MINUTE } from '../../src/clock.ts';
import { RetryLaterError } from '../../src/errors.ts';
import { mentionId } from '../../src/mentions/held.ts';
import { onDelivered, watch } from '../../src/receipts/watch.ts';
import { OutcomeUnknownError, SlackRefusal } from '../../src/slack.ts';
import { ReceiptScene, TENANT } from '../support/fakes-receipts.ts';
import { at } from './support.ts';

const now = at('2026-11-23T09:00Z');
const four = at('2026-11-23T15:00Z');
const ref = { channel: 'C1', ts: '1763888400.000100' };
const mention = mentionId(ref);
const held = { state: 'held', promisedFor: four } as const;
const delivered = { state: 'delivered', promisedFor: four, settledAt: four } as const;

let scene: ReceiptScene;

beforeEach(() => {
  scene = new ReceiptScene();
  scene.profile('USENDER');
  scene.enrol('UANA');
  scene.enrol('UBEN');
  scene.message(ref, 'USENDER');
});

async function watched(...recipients: readonly string[]): Promise<void> {
  for (const recipient of recipients) scene.fate(ref, recipient, held);
  await watch(
    TENANT,
    'USENDER',
    mention,
    await scene.roles.held.fates(TENANT, 'C1', ref.ts),
    now,
    scene.roles,
  );
}

async function deliver(recipient: string, instant: number): Promise<void> {
  scene.fate(ref, recipient, { ...delivered, settledAt: instant });
  await onDelivered(TENANT, recipient, ['C9|1.1', mention], instant, scene.roles);
}

const told = (): readonly string[] => scene.posts.map(({ text }) => text);

test('a watcher is told at once when it is delivered, in a DM with a link, and only once', async () => {
  await watched('UANA');
  await deliver('UANA', four);
  await scene.work(four);
  await deliver('UANA', four);
  await scene.work(four + DAY);
  expect(scene.posts).toMatchObject([{ channel: 'DSENDER' }]);
  expect(told()).toEqual([
    'Ana has your mention now: <https://acme.slack.com/archives/C1/p1763888400000100|your message>.',
  ]);
  expect(scene.rung).toContain(four);
});

test('also when it is delivered early', async () => {
  await watched('UANA');
  await deliver('UANA', now + HOUR);
  await scene.work(now + HOUR);
  expect(told()).toHaveLength(1);
});

test('each recipient is told of on their own', async () => {
  await watched('UANA', 'UBEN');
  await deliver('UANA', four);
  await scene.work(four + MINUTE);
  expect(told()).toHaveLength(1);
  await deliver('UBEN', four + MINUTE);
  await scene.work(four + MINUTE);
  expect(told()).toHaveLength(2);
});

test('the wish comes true although the word of the delivery was lost in a crash', async () => {
  await watched('UANA');
  scene.fate(ref, 'UANA', delivered);
  await scene.work(four + 2 * MINUTE);
  expect(told()).toHaveLength(1);
});

test('while the digest is late the wish waits, and does not come true before', async () => {
  await watched('UANA');
  await scene.work(four + 10 * MINUTE);
  expect(told()).toEqual([]);
  scene.fate(ref, 'UANA', delivered);
  await scene.work(four + 20 * MINUTE);
  expect(told()).toHaveLength(1);
});

test('a promise that moved is waited for', async () => {
  await watched('UANA');
  scene.fate(ref, 'UANA', { ...held, promisedFor: four + DAY });
  await scene.work(four + HOUR);
  expect([...scene.due.values()]).toEqual([four + DAY + 2 * MINUTE]);
});

test('what was delivered and then put off is told as delivered', async () => {
  await watched('UANA');
  scene.fate(ref, 'UANA', { ...held, reason: 'snoozed', promisedFor: four + DAY });
  await scene.work(four + HOUR);
  expect(told()).toHaveLength(1);
});

test.each(['seen', 'deleted', 'edited-out', 'left'] as const)(
  'what was %s is not told as delivered, and no longer watched',
  async (state) => {
    await watched('UANA');
    scene.fate(ref, 'UANA', { state });
    await scene.work(four + DAY);
    expect(told()).toEqual([]);
    expect(scene.watched).toEqual([]);
    expect(scene.due.size).toBe(0);
  },
);

test('a DM that Slack took without an answer is not posted again', async () => {
  await watched('UANA');
  scene.failures.push({ error: new OutcomeUnknownError('no answer'), after: true });
  await deliver('UANA', four);
  await scene.work(four);
  expect(told()).toHaveLength(1);
});

test('a DM that did not go out is posted when it is tried again', async () => {
  await watched('UANA');
  scene.failures.push(
    { error: new OutcomeUnknownError('no answer') },
    { error: new RetryLaterError('limited', 1) },
  );
  await deliver('UANA', four);
  await scene.work(four, 5);
  expect(told()).toHaveLength(1);
});

test('a watcher who is gone is given up', async () => {
  await watched('UANA');
  scene.failures.push({ error: new SlackRefusal('chat.postMessage', 'account_inactive') });
  await deliver('UANA', four);
  await scene.work(four);
  expect(scene.watched).toEqual([]);
});

test('the same wish twice tells once', async () => {
  await watched('UANA');
  await watched('UANA');
  await deliver('UANA', four);
  await scene.work(four + DAY);
  expect(told()).toHaveLength(1);
});
