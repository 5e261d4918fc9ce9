import { RetryLaterError } from '../../src/errors.ts';
import { tellThread } from '../../src/red-phone/places.ts';
import { type Content, OutcomeUnknownError, type Slack, SlackRefusal } from '../../src/slack.ts';

const source = { channel: 'C1', ts: '1.000000' };
const content: Content = { text: 'Ana could not be reached.', blocks: [] };
const once = { batch: 'b', isRepeat: false, since: 0, now: 0 };

/** Where it was said, in a Slack that refuses what is posted to these channels. */
async function tell(refusals: Readonly<Record<string, Error>>, user: string | undefined = 'UBEN') {
  const said: string[] = [];
  const slack = {
    dm: async () => 'DBEN',
    async post(_tenant: string, { channel }: { channel: string }) {
      const refusal = refusals[channel];
      if (refusal !== undefined) throw refusal;
      said.push(channel);
      return { channel, ts: '2.000000' };
    },
  } as unknown as Slack;
  const caller = user === 'nobody' ? { app: 'A1' } : { user };
  await tellThread('T1', { caller, source }, content, once, { slack });
  return said;
}

const refused = (code: string) => new SlackRefusal('chat.postMessage', code);

test.each(['is_archived', 'not_in_channel', 'thread_locked', 'channel_not_found'])(
  'what cannot be said under the message (%s) goes to whoever called',
  async (code) => {
    expect(await tell({ C1: refused(code) })).toEqual(['DBEN']);
  },
);

test('where it can be said nowhere, that is told', async () => {
  await expect(tell({ C1: refused('is_archived'), DBEN: refused('user_disabled') })).rejects.toThrow(
    SlackRefusal,
  );
  await expect(tell({ C1: refused('is_archived') }, 'nobody')).rejects.toThrow(SlackRefusal);
});

test.each([
  ['takes no token of Sluice', refused('token_revoked')],
  ['limits posts', new RetryLaterError('Slack limits posts', 1)],
  ['does not answer', new OutcomeUnknownError('No answer')],
])('while Slack %s it is tried on', async (_words, failure) => {
  await expect(tell({ C1: failure })).rejects.toThrow(RetryLaterError);
});
