import type { Claim } from '../../src/agenda/agenda.ts';
import { type DmOnce, dmOnce, postOnce } from '../../src/agenda/post-once.ts';
import { SECOND } from '../../src/clock.ts';
import { RetryLaterError } from '../../src/errors.ts';
import { OutcomeUnknownError, type Outgoing } from '../../src/slack.ts';
import { blankClaim } from '../support/fakes-people.ts';

const content = { text: 'hello', blocks: [] };
const fresh: Claim = { ...blankClaim, kind: 'receipt' };

let claim: Claim;
let isOurs: boolean;
let wall: number;
let landed: Outgoing[];
/** What Slack does with the next post. */
let take: (message: Outgoing) => void;

beforeEach(() => {
  claim = fresh;
  isOurs = true;
  wall = 1_000;
  landed = [];
  take = (message) => landed.push(message);
});

const deps: DmOnce = {
  slack: {
    dm: async (_tenant, user) => `D${user}`,
    async post(_tenant, message) {
      take(message);
      return { channel: message.channel, ts: '1.1' };
    },
    findByBatch: async (_tenant, channel, batchId, _oldest, threadTs) =>
      landed.some(
        (each) => each.metadata?.event_payload['batch_id'] === batchId && each.threadTs === threadTs,
      )
        ? { channel, ts: '1.1' }
        : undefined,
  },
  agenda: {
    async postpone(_tenant, _claim, _afterMs, options) {
      claim = { ...claim, phase: options?.phase ?? claim.phase };
      return true;
    },
  },
  clock: { wall: () => wall },
  settleMs: 30 * SECOND,
  async beginPost() {
    if (isOurs) claim = { ...claim, phase: 'posting', postingSince: wall };
    return isOurs;
  },
};
const tell = () => dmOnce('T1', claim, 'U1', 'sluice_notice', content, deps);

test('a post without an answer is waited for, and posted again only if it has not landed', async () => {
  let late: Outgoing | undefined;
  take = (message) => {
    late = message;
    throw new OutcomeUnknownError('no answer');
  };
  await expect(tell()).rejects.toThrow(OutcomeUnknownError);
  take = (message) => landed.push(message);

  wall += 29 * SECOND;
  await expect(tell()).rejects.toThrow(RetryLaterError);
  if (late !== undefined) landed.push(late);
  wall += SECOND;
  await tell();

  expect(landed).toHaveLength(1);
});

test('what never landed is posted once it can land no more', async () => {
  take = () => {
    throw new OutcomeUnknownError('no answer');
  };
  await expect(tell()).rejects.toThrow(OutcomeUnknownError);
  take = (message) => landed.push(message);

  wall += 30 * SECOND;
  await tell();

  expect(landed).toMatchObject([{ channel: 'DU1', text: 'hello' }]);
});

test('what Slack refused is not waited for', async () => {
  take = () => {
    throw new RetryLaterError('limited', 1);
  };
  await expect(tell()).rejects.toThrow('limited');
  take = (message) => landed.push(message);

  await tell();

  expect(landed).toHaveLength(1);
});

test('whoever has lost the claim posts nothing', async () => {
  isOurs = false;

  await tell();

  expect(landed).toEqual([]);
});

test('a reply of which Slack said nothing is looked for in its thread, by its own key', async () => {
  const reply = { channel: 'C1', threadTs: '1.0', event: 'sluice_brief', key: 'k', payload: { of: '1.0' } };
  const say = (key: string) => postOnce('T1', claim, { ...reply, ...content, key }, deps);
  take = (message) => {
    landed.push(message);
    throw new OutcomeUnknownError('no answer');
  };
  await expect(say('k')).rejects.toThrow(OutcomeUnknownError);
  take = (message) => landed.push(message);
  wall += 30 * SECOND;

  expect(await say('k')).toEqual({ channel: 'C1', ts: '1.1' });
  expect(landed).toMatchObject([
    { threadTs: '1.0', metadata: { event_payload: { batch_id: 'k', of: '1.0' } } },
  ]);
  await say('another');
  expect(landed).toHaveLength(2);
});
