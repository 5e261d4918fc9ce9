import type { ChannelNow, Page, ReadMessage } from '../../src/catchup/history.ts';
import { RetryLaterError } from '../../src/errors.ts';
import { frequencyOf } from '../../src/red-phone/frequency.ts';
import { SlackRefusal } from '../../src/slack.ts';

const now = Date.UTC(2026, 10, 23, 9);

/** A history in which the asker and the bot are in these channels, each with these texts or a failure. */
function historyOf(texts: Record<string, readonly string[] | Error>, bots = Object.keys(texts)) {
  const asked: string[] = [];
  const theirs = Object.keys(texts).filter((channel) => !channel.startsWith('Gx'));
  return {
    asked,
    channelsOf: async () => new Map(theirs.map((channel) => [channel, {} as ChannelNow])),
    channelsOfBot: async () => new Set(bots),
    async page(_tenant: string, channel: string): Promise<Page> {
      asked.push(channel);
      const found = texts[channel];
      if (found === undefined || found instanceof Error) throw found ?? new Error(channel);
      const messages = found.map(
        (text, i) => ({ ref: { channel, ts: String(i) }, text, at: now - i }) as unknown as ReadMessage,
      );
      return { messages, hasMore: false };
    },
  };
}

const look = (history: ReturnType<typeof historyOf>, phrases: string[], channels: string[] = []) =>
  frequencyOf(history, 'T1', 'UADMIN', { phrases, channels }, now);

test('messages that say a phrase are counted, by the rules by which they would ring', async () => {
  const history = historyOf({ C1: ['SEV1 sev1', '`sev1`', 'sev10'], C2: ['prod down, sev1', '> sev1'] });
  expect(await look(history, ['sev1', 'prod down', 'redphone'])).toEqual({
    counts: new Map([
      ['sev1', 2],
      ['prod down', 1],
      ['redphone', 0],
    ]),
    messages: 5,
    channels: ['C1', 'C2'],
    since: now - 2,
  });
});

test('only channels that are named, and that the asker and the bot are in, are looked at', async () => {
  const history = historyOf({ C1: ['x'], C2: ['x'], Gx: ['sev1'] }, ['C1', 'C2', 'Gx', 'C9']);
  expect((await look(history, ['sev1'], ['C2', 'Gx', 'C9'])).channels).toEqual(['C2']);
  expect(history.asked).toEqual(['C2']);
});

test('no more than ten channels are asked for', async () => {
  const history = historyOf(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`C${i}`, ['x']])));
  expect((await look(history, ['x'])).counts.get('x')).toBe(10);
  expect(history.asked).toHaveLength(10);
});

test('what Slack does not show now is left out, and nothing at all is said to be nothing', async () => {
  const gone = new SlackRefusal('conversations.history', 'channel_not_found');
  const history = historyOf({ C1: gone, C2: new RetryLaterError('wait', 1000), C3: ['sev1'] });
  expect(await look(history, ['sev1'])).toMatchObject({ messages: 1, channels: ['C3'] });
  expect(await look(historyOf({ C1: gone }), ['sev1'])).toMatchObject({ messages: 0, since: undefined });
});
