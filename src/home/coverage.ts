import { context, type KnownBlock, section } from '../block-kit.ts';
import { HOUR } from '../clock.ts';
import { coerceError } from '../errors.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import { wordsFor } from '../words/words.ts';
import type { HomeNews } from './refresh.ts';

/** Which public channels the bot is in: mentions in the others are not seen. Of private ones it cannot know. */
export interface Coverage {
  readonly channels: number;
  readonly withBot: number;
  /** The largest that it is not in, largest first. */
  readonly missing: readonly ChannelId[];
  /** There are more channels than were looked at. */
  readonly isCutOff: boolean;
}

/** What was counted last; it goes after COVERAGE_MS. */
export interface Coverages {
  find(tenant: TenantId): Promise<Coverage | undefined>;
  keep(tenant: TenantId, coverage: Coverage): Promise<void>;
}

export interface CoverageDeps extends Pick<HomeNews, 'homeChanged'> {
  readonly coverages: Coverages;
  readonly log: Pick<Log, 'warn'>;
  readonly botUser: UserId;
  /** Asks Slack. */
  count(tenant: TenantId): Promise<Coverage>;
}

/** Of `wall`. */
export const COVERAGE_MS = 6 * HOUR;
export const MOST_MISSING = 5;

/** The section for admins and stewards. Counting is slow, so it goes on beside the page, once at a time. */
export function createCoverageSection({ coverages, log, botUser, count, homeChanged }: CoverageDeps) {
  const counting = new Map<TenantId, Set<UserId>>();

  async function begin(tenant: TenantId, user: UserId): Promise<void> {
    const waiting = counting.get(tenant);
    if (waiting !== undefined) {
      waiting.add(user);
      return;
    }
    const curious = new Set([user]);
    counting.set(tenant, curious);
    try {
      await coverages.keep(tenant, await count(tenant));
      homeChanged(tenant, [...curious]);
    } catch (thrown) {
      log.warn({ tenant, err: coerceError(thrown) }, 'Channels without the bot could not be counted');
    } finally {
      counting.delete(tenant);
    }
  }

  return async ({
    tenant,
    user,
    locale,
  }: {
    readonly tenant: TenantId;
    readonly user: UserId;
    readonly locale: string;
  }): Promise<readonly KnownBlock[]> => {
    const { home: words } = wordsFor(locale);
    const coverage = await coverages.find(tenant);
    if (coverage === undefined) {
      void begin(tenant, user);
      return [context(words.coverageCounting)];
    }
    return [section(coverageText(coverage, `<@${botUser}>`, words))];
  };
}

function coverageText(
  { channels, withBot, missing, isCutOff }: Coverage,
  bot: string,
  words: ReturnType<typeof wordsFor>['home'],
): string {
  const line = words.coverage(withBot, channels, isCutOff);
  if (missing.length === 0) return line;
  const names = missing.map((channel) => `<#${channel}>`).join(', ');
  const more = channels - withBot - missing.length;
  return `${line}\n${words.coverageMissing(words.andMore(names, more), bot)}`;
}
