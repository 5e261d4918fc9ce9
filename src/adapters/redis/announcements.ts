import { SECOND } from '../../clock.ts';
import { ANNOUNCED_MS, type Announcements } from '../../digest/announcements.ts';
import { type RedisClient, run, strings } from './scripts.ts';

/** Announcements that are remembered of a workspace; the oldest go first. */
const MOST_KEPT = 500;
/** Announcements that one digest is made of. */
const MOST_READ = 50;

export function createAnnouncements(redis: RedisClient): Announcements {
  return {
    async note({ tenant, channel, ts, threadTs, author, announces, version }, now) {
      const member = [channel, ts, threadTs ?? '', author.user ?? ''].join('|');
      const keepSeconds = ANNOUNCED_MS / SECOND;
      const args = [channel, ts, version, member, announces ? 1 : 0, now, keepSeconds, MOST_KEPT];
      await run(redis, 'announce', tenant, ...args);
    },

    async between(tenant, user, since, until) {
      const answer = strings(await run(redis, 'announced', tenant, user, since, until, MOST_READ));
      return Array.from({ length: answer.length / 2 }, (_, n) => {
        const [channel = '', ts = '', threadTs = '', author = ''] = (answer[2 * n] ?? '').split('|');
        return {
          ref: { channel, ts, ...(threadTs === '' ? {} : { threadTs }) },
          author: author === '' ? undefined : author,
          at: Number(answer[2 * n + 1]),
        };
      });
    },
  };
}
