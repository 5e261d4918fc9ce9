import type { History, Page } from '../catchup/history.ts';
import { MINUTE } from '../clock.ts';
import { RetryLaterError } from '../errors.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import { OutcomeUnknownError, SlackRefusal } from '../slack.ts';
import { wordIn } from './match.ts';

/** How often phrases were said, and where that was looked up. */
export interface Frequency {
  /** Messages that said it, by phrase. */
  readonly counts: ReadonlyMap<string, number>;
  /** How many messages were looked at, in these channels. */
  readonly messages: number;
  readonly channels: readonly ChannelId[];
  /** Of the oldest of them, UTC ms; undefined where there is none. */
  readonly since: number | undefined;
}

/** At most so many channels are looked at, and of each the last messages: one request for each. */
const CHANNELS = 10;
const MESSAGES = 100;

/**
 * How often phrases were said of late, in these channels or, where none is named, in some that the bot is in. Only
 * what the person who asks can read is looked at, and nothing of it is kept. What Slack does not show is left out.
 */
export async function frequencyOf(
  history: Pick<History, 'page' | 'channelsOf' | 'channelsOfBot'>,
  tenant: TenantId,
  asker: UserId,
  { phrases, channels }: { readonly phrases: readonly string[]; readonly channels: readonly ChannelId[] },
  now: number,
): Promise<Frequency> {
  const [theirs, bots] = await Promise.all([
    history.channelsOf(tenant, asker),
    history.channelsOfBot(tenant),
  ]);
  const readable = [...bots].filter((channel) => theirs.has(channel));
  const chosen = channels.length === 0 ? readable : readable.filter((one) => channels.includes(one));
  const pages = await Promise.all(
    chosen.slice(0, CHANNELS).map(async (channel) => ({ channel, page: await lastOf(channel) })),
  );

  async function lastOf(channel: ChannelId): Promise<Page | undefined> {
    // Slack's clock may be ahead.
    const before = ((now + MINUTE) / 1000).toFixed(6);
    try {
      return await history.page(tenant, channel, { after: '0', before, limit: MESSAGES });
    } catch (error) {
      const isSlacks =
        error instanceof SlackRefusal ||
        error instanceof RetryLaterError ||
        error instanceof OutcomeUnknownError;
      if (isSlacks) return undefined;
      throw error;
    }
  }

  const looked = pages.flatMap(({ channel, page }) => (page === undefined ? [] : [{ channel, page }]));
  const messages = looked.flatMap(({ page }) => page.messages);
  const saying = (phrase: string): number => {
    const words = [{ phrase, channels: [] }];
    return messages.filter(({ text, ref }) => wordIn(text, words, ref.channel) !== undefined).length;
  };
  return {
    counts: new Map(phrases.map((phrase) => [phrase, saying(phrase)])),
    messages: messages.length,
    channels: looked.map(({ channel }) => channel),
    since: messages.length === 0 ? undefined : Math.min(...messages.map(({ at }) => at)),
  };
}
