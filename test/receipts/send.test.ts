import type { Claim } from '../../src/agenda/agenda.ts';
import { HOUR } from '../../src/clock.ts';
import { RetryLaterError } from '../../src/errors.ts';
import { mentionId } from '../../src/mentions/held.ts';
import { defaultPolicy } from '../../src/people/policy.ts';
import { createReceiptHandler } from '../../src/receipts/send.ts';
import { onDelivered } from '../../src/receipts/watch.ts';
import { OutcomeUnknownError, SlackRefusal } from '../../src/slack.ts';
import { ReceiptScene, TENANT } from '../support/fakes-receipts.ts';
import { at } from './support.ts';

const now = at('2026-11-23T09:00Z');
const four = at('2026-11-23T15:00Z');
const root = { channel: 'C1', ts: '1763888400.000100' };
const later = { channel: 'C1', ts: '1763888500.000100' };
const reply = { channel: 'C1', ts: '1763888600.000100', threadTs: root.ts };
const held = { state: 'held', promisedFor: four } as const;

let scene: ReceiptScene;

beforeEach(() => {
  scene = new ReceiptScene();
  scene.profile('USENDER');
  for (const user of ['UANA', 'UBEN', 'UCEM', 'UDOM', 'UEVE']) scene.enrol(user);
  for (const ref of [root, later, reply]) scene.message(ref, 'USENDER');
});

const said = (): readonly string[] => scene.whispers.map(({ content }) => content.text);

async function owed(ref = root, instant = now): Promise<void> {
  scene.owe(ref, instant);
  await scene.work(instant);
}

test('the sender of one message is told once, of everybody who waits in it', async () => {
  for (const user of ['UANA', 'UBEN', 'UCEM', 'UDOM', 'UEVE']) scene.fate(root, user, held);
  await owed();
  expect(scene.whispers).toMatchObject([{ channel: 'C1', threadTs: undefined, user: 'USENDER' }]);
  expect(said()[0]).toMatch(/^Ana reads .*Ben reads .*Cem reads .*and 2 more\./);
});

test('a receipt stands where the message stands: in its thread or in the channel', async () => {
  scene.fate(reply, 'UANA', held);
  await owed(reply);
  expect(scene.whispers).toMatchObject([{ channel: 'C1', threadTs: root.ts }]);
});

test('only those whose mention still waits are named', async () => {
  scene.fate(root, 'UANA', held);
  scene.fate(root, 'UBEN', { state: 'passed', reason: 'in-block' });
  scene.fate(root, 'UCEM', { state: 'delivered' });
  scene.fate(root, 'UDOM', { ...held, reason: 'block-ended' });
  scene.fate(root, 'UEVE', { state: 'held', promisedFor: now });
  scene.enrol('UFAY');
  scene.fate(root, 'UFAY', { ...held, reason: 'snoozed' });
  await owed();
  expect(said()).toEqual([
    'Ana reads mentions at 16:00 (15:00 for you). Slack may already have notified them.',
  ]);
});

test('nothing waiting any more: no receipt', async () => {
  scene.fate(root, 'UANA', { state: 'seen' });
  await owed();
  expect(said()).toEqual([]);
});

test('a later mention of the same person within the wait gets none, and of another person does', async () => {
  scene.fate(root, 'UANA', held);
  await owed();
  scene.fate(later, 'UANA', held);
  await owed(later);
  expect(said()).toHaveLength(1);

  scene.fate(reply, 'UANA', held);
  scene.fate(reply, 'UBEN', held);
  await owed(reply);
  expect(said()).toHaveLength(2);
  expect(said()[1]).not.toContain('Ana');
});

test('the next wait is told of anew', async () => {
  scene.fate(root, 'UANA', held);
  await owed();
  scene.fate(later, 'UANA', { state: 'held', promisedFor: four + 24 * HOUR });
  await owed(later, four + HOUR);
  expect(said()).toHaveLength(2);
});

test('a receipt that Slack refused for now is sent when it is tried again', async () => {
  scene.fate(root, 'UANA', held);
  scene.failures.push({ error: new RetryLaterError('limited', 1000) });
  await owed();
  expect(said()).toHaveLength(1);
});

test('a receipt that may have been shown is not shown again', async () => {
  scene.fate(root, 'UANA', held);
  scene.failures.push({ error: new OutcomeUnknownError('no answer'), after: true });
  await owed();
  expect(said()).toHaveLength(1);
});

test('a sender who has left the channel is not told, and it is not tried for ever', async () => {
  scene.fate(root, 'UANA', held);
  scene.failures.push({ error: new SlackRefusal('chat.postEphemeral', 'user_not_in_channel') });
  await owed();
  expect(said()).toEqual([]);
});

test('a refusal that is our own mistake is a failure', async () => {
  scene.fate(root, 'UANA', held);
  const error = new SlackRefusal('chat.postEphemeral', 'invalid_blocks');
  scene.failures.push({ error }, { error }, { error });
  await expect(owed()).rejects.toBe(error);
});

test.each([
  ['a bot', { isBot: true }],
  ['a guest', { isGuest: true }],
  ['somebody of another organisation', { isStranger: true }],
])('%s is told nobody’s hours', async (_who, parts) => {
  scene.profile('USENDER', parts);
  scene.fate(root, 'UANA', held);
  await owed();
  expect(said()).toEqual([]);
});

test('guests are told where an admin allows it', async () => {
  scene.policy = { ...defaultPolicy, receiptsToGuests: true };
  scene.profile('USENDER', { isGuest: true });
  scene.fate(root, 'UANA', held);
  await owed();
  expect(said()).toHaveLength(1);
});

test('a message that is gone by then has no receipt', async () => {
  const gone = { channel: 'C1', ts: '1763888700.000100' };
  scene.fate(gone, 'UANA', held);
  await owed(gone);
  expect(said()).toEqual([]);
});

test('a workspace can choose a quiet reaction, once for each wait, or none', async () => {
  scene.fate(root, 'UANA', held);
  scene.policy = { ...defaultPolicy, receipts: 'none' };
  await owed();
  scene.policy = { ...defaultPolicy, receipts: 'reaction' };
  await owed();
  scene.fate(later, 'UANA', held);
  await owed(later);
  expect(scene.whispers).toEqual([]);
  expect(scene.reactions).toEqual([`C1 ${root.ts} hourglass_flowing_sand`]);
});

test('names and stand-ins are shown as words, whatever they are made of', async () => {
  const absences = [{ from: '2026-11-20', to: '2026-11-25', standIn: 'UBEN' }];
  scene.enrol('UANA', { absences });
  scene.profile('UANA', { name: '<!channel> & <@UEVE>' });
  scene.profile('UBEN', { name: 'Ben <3' });
  scene.fate(root, 'UANA', { ...held, promisedFor: at('2026-11-26T10:00Z') });
  await owed();
  expect(said()[0]).toMatch(
    /^&lt;!channel&gt; &amp; &lt;@UEVE&gt; is away .* on Thu 11:00 .*Ben &lt;3 stands in/,
  );
});

test('a name stays on one line and reads in one direction', async () => {
  scene.fate(root, 'UANA', held);
  scene.profile('UANA', { name: 'Ana\nBen reads\u202Eyadot' });
  await owed();
  expect(said()[0]).toMatch(/^Ana Ben reads yadot reads mentions/);
  expect(said()[0]).not.toMatch(/[\n\u202E]/);
});

test('a stand-in whom Slack no longer shows keeps nobody’s receipt', async () => {
  scene.enrol('UANA', { absences: [{ from: '2026-11-20', to: '2026-11-23', standIn: 'UNOBODY' }] });
  scene.fate(root, 'UANA', held);
  scene.fate(root, 'UBEN', held);
  await owed();
  expect(said()[0]).toMatch(/Ana .*Ben reads/);
  expect(said()[0]).not.toContain('stands in');
});

test('a sender whose zone Slack does not say gets times in UTC, named so', async () => {
  scene.profile('USENDER', { zone: undefined });
  scene.fate(root, 'UANA', held);
  await owed();
  expect(said()[0]).toContain('at 16:00 (15:00 UTC for you)');
});

test('somebody whose last day away is today is still away', async () => {
  scene.enrol('UANA', { absences: [{ from: '2026-11-20', to: '2026-11-23' }] });
  scene.fate(root, 'UANA', { ...held, promisedFor: four + 24 * HOUR });
  await owed();
  expect(said()[0]).toMatch(/^Ana is away and reads mentions again tomorrow 16:00/);
});

test('a wait that ended early is over: the next mention is told of', async () => {
  scene.fate(root, 'UANA', held);
  await owed();
  scene.fate(root, 'UANA', { state: 'delivered', settledAt: now + HOUR });
  await onDelivered(TENANT, 'UANA', [mentionId(root)], now + HOUR, scene.roles);
  scene.fate(later, 'UANA', held);
  await owed(later, now + HOUR);
  expect(said()).toHaveLength(2);
});

test('an absence that lies after the promise is nobody’s business', async () => {
  scene.enrol('UANA', { absences: [{ from: '2026-11-24', to: '2026-12-01', standIn: 'UBEN' }] });
  scene.fate(root, 'UANA', held);
  await owed();
  expect(said()[0]).toMatch(/^Ana reads mentions at 16:00/);
});

test.each(['user_not_found', 'account_inactive'])(
  'a receipt whose sender is gone (%s) is over, and not tried again',
  async (code) => {
    scene.fate(root, 'UANA', held);
    scene.owe(root, now);
    const roles = scene.roles;
    const directory = {
      ...roles.directory,
      profile: async () => {
        throw new SlackRefusal('users.info', code);
      },
    };
    const done: string[] = [];
    const agenda = { ...roles.agenda, done: async () => done.push('done') > 0 };
    const claim = { ...blankClaim, thing: mentionId(root) };

    await createReceiptHandler({ ...roles, directory, agenda })(TENANT, claim, now);

    expect(done).toEqual(['done']);
    expect(scene.whispers).toEqual([]);
  },
);

test('of several recipients one whom Slack no longer knows keeps no receipt from the sender', async () => {
  scene.fate(root, 'UANA', held);
  scene.fate(root, 'UBEN', held);
  const roles = scene.roles;
  const directory = {
    ...roles.directory,
    profile: async (tenant: string, user: string) => {
      if (user === 'UBEN') throw new SlackRefusal('users.info', 'user_not_found');
      return await roles.directory.profile(tenant, user);
    },
  };

  await createReceiptHandler({ ...roles, directory })(TENANT, { ...blankClaim, thing: mentionId(root) }, now);

  expect(said()).toEqual([expect.stringMatching(/^Ana reads (?!.*Ben)/)]);
});

const blankClaim: Claim = {
  id: 'claim',
  token: 1,
  kind: 'receipt',
  thing: '',
  due: now,
  reason: '',
  phase: 'claimed',
  postingSince: 0,
  attempts: 0,
};
