import { DAY } from '../../clock.ts';
import { Handoff } from '../../handoff/handoff.ts';
import { Draft, type Drafts, type Due, type Handoffs } from '../../handoff/handoffs.ts';
import { quotedIn } from '../../handoff/report.ts';
import type { ChannelId, TenantId, Ts, UserId } from '../../ids.ts';
import { type Encryption, isUnopened, type SealContext } from '../encryption.ts';
import { commit } from './commit.ts';
import { keysOf } from './forget-tenant.ts';
import { prefixOf, type RedisClient, run, strings } from './scripts.ts';
import { createReads, together } from './together.ts';

/** How long a draft is offered again. */
const DRAFT_MS = DAY;
/** Longer than a handoff that nobody touches is kept: of whoever has none any more nothing is. */
const LISTED_MS = 400 * DAY;
/** Longer than a report is kept that nobody changes any more: 60 days, and 30 once it is closed. */
const QUOTED_MS = 100 * DAY;
/** Processes that change one handoff at once; beyond, whoever asked tries again. */
const MOST_TRIES = 20;

/** A hash, id → sealed handoff, and for each person the ids of those that they wrote and have. */
export function createHandoffs(redis: RedisClient, encryption: Encryption): Handoffs {
  const reads = createReads(redis);
  const fates = together(redis, 'fates');
  const key = (tenant: TenantId, ...parts: readonly string[]): string =>
    [prefixOf(tenant), ...parts].join(':');
  const context = (tenant: TenantId, id: string): SealContext => ({ tenant, field: 'handoff', record: id });
  const open = (tenant: TenantId, id: string, sealed: Buffer | null | undefined): Handoff | undefined => {
    const json = sealed == null ? undefined : opened(encryption, sealed, context(tenant, id));
    // What another release wrote must not keep digests and lists from their readers either.
    return json === undefined ? undefined : Handoff.safeParse(JSON.parse(json)).data;
  };

  async function write(
    tenant: TenantId,
    before: Buffer | undefined,
    handoff: Handoff,
    due: readonly Due[],
  ): Promise<boolean> {
    const sealed = encryption.seal(JSON.stringify(handoff), context(tenant, handoff.id));
    const things = due.flatMap(({ thing, at }) => [at, `handoff:${thing}`]);
    return (await run(redis, 'handoff', tenant, handoff.id, before ?? '', sealed, ...things)) === 1;
  }

  // Before the handoff itself: after a crash between the two nothing names the one that is missing but this.
  async function indexQuoted(tenant: TenantId, { id, report }: Handoff): Promise<void> {
    const sources = quotedIn(report);
    if (sources.length === 0) return;
    const index = redis.multi();
    for (const { channel, ts } of sources) {
      const quoted = key(tenant, quotedKey(channel, ts));
      index.sadd(quoted, id).pexpire(quoted, QUOTED_MS);
    }
    await commit(index);
  }

  async function all(tenant: TenantId, list: string, user: UserId): Promise<readonly Handoff[]> {
    const ids = await reads.members(tenant, `${list}:${user}`);
    if (ids.length === 0) return [];
    const stored = await redis.hmgetBuffer(key(tenant, 'handoffs'), ...ids);
    const gone = ids.filter((_, at) => stored[at] == null);
    if (gone.length > 0) await redis.srem(key(tenant, list, user), ...gone);
    return ids.flatMap((id, at) => open(tenant, id, stored[at]) ?? []).sort((a, b) => b.sentAt - a.sentAt);
  }

  return {
    async add(tenant, handoff, due) {
      await indexQuoted(tenant, handoff);
      const isNew = await write(tenant, undefined, handoff, due);
      // After a crash before this line it is delivered all the same; only lists lack it.
      const index = redis.multi();
      for (const [list, of] of [
        ['handoffs-by', handoff.author],
        ...handoff.copies.map(({ to }) => ['handoffs-to', to] as const),
      ] as const) {
        index.sadd(key(tenant, list, of), handoff.id).pexpire(key(tenant, list, of), LISTED_MS);
      }
      await commit(index);
      return isNew;
    },

    async find(tenant, id) {
      return open(tenant, id, await redis.hgetBuffer(key(tenant, 'handoffs'), id));
    },

    async change(tenant, id, change, due = () => []) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const before = await redis.hgetBuffer(key(tenant, 'handoffs'), id);
        const handoff = open(tenant, id, before);
        const changed = handoff === undefined ? undefined : change(handoff);
        if (before === null || changed === undefined) return undefined;
        await indexQuoted(tenant, changed);
        if (await write(tenant, before, changed, due(changed))) return changed;
      }
      throw new Error('A handoff is changed by too many at once');
    },

    async remove(tenant, { id, author, accepted, copies }) {
      const away = redis.multi().hdel(key(tenant, 'handoffs'), id);
      away.srem(key(tenant, 'handoffs-by', author), id);
      const receivers = [...copies.map(({ to }) => to), ...(accepted === undefined ? [] : [accepted.by])];
      for (const to of receivers) away.srem(key(tenant, 'handoffs-to', to), id);
      await commit(away);
    },

    ids: (tenant) => redis.hkeys(key(tenant, 'handoffs')),
    quoting: (tenant, channel, ts) => reads.members(tenant, quotedKey(channel, ts)),

    async deleted(tenant, refs) {
      const answers = await Promise.all(refs.map(({ channel, ts }) => fates(tenant, channel, ts)));
      return refs
        .filter((_, at) => strings(answers[at])[0] === '1')
        .map(({ channel, ts }) => ({ channel, ts }));
    },

    async unreadable(tenant, id) {
      const sealed = await redis.hgetBuffer(key(tenant, 'handoffs'), id);
      if (sealed === null || opened(encryption, sealed, context(tenant, id)) !== undefined) return undefined;
      const prefix = key(tenant, 'handoffs-by', '');
      for await (const lists of keysOf(redis, `${prefix}*`)) {
        for (const list of lists) {
          if ((await redis.sismember(list, id)) === 1) return { author: list.slice(prefix.length) };
        }
      }
      return { author: undefined };
    },

    async drop(tenant, id) {
      await redis.hdel(key(tenant, 'handoffs'), id);
    },

    by: (tenant, user) => all(tenant, 'handoffs-by', user),
    to: (tenant, user) => all(tenant, 'handoffs-to', user),

    async hasAny(tenant, user) {
      const [by, to] = await Promise.all([
        redis.exists(key(tenant, 'handoffs-by', user)),
        redis.exists(key(tenant, 'handoffs-to', user)),
      ]);
      return by + to > 0;
    },

    async noteReceiver(tenant, id, user) {
      const list = key(tenant, 'handoffs-to', user);
      await commit(redis.multi().sadd(list, id).pexpire(list, LISTED_MS));
    },
  };
}

function draftedKey(channel: ChannelId, ts: Ts): string {
  return `quoted-draft:${channel}|${ts}`;
}

function quotedKey(channel: ChannelId, ts: Ts): string {
  return `quoted:${channel}|${ts}`;
}

/** What a key sealed that is gone is as good as gone: it must not keep digests and lists from their readers. */
function opened(encryption: Encryption, sealed: Buffer, context: SealContext): string | undefined {
  try {
    return encryption.open(sealed, context);
  } catch (error) {
    if (isUnopened(error)) return undefined;
    throw error;
  }
}

/** A hash for each author, id of the draft → sealed; `last` names the one that is offered again. */
export function createDrafts(redis: RedisClient, encryption: Encryption): Drafts {
  const reads = createReads(redis);
  const keyOf = (tenant: TenantId, user: UserId): string => `${prefixOf(tenant)}:handoff-drafts:${user}`;
  const context = (tenant: TenantId, user: UserId, id: string): SealContext => ({
    tenant,
    field: 'handoff-draft',
    record: `${user}|${id}`,
  });

  async function find(tenant: TenantId, user: UserId, id: string): Promise<Draft | undefined> {
    const sealed = await redis.hgetBuffer(keyOf(tenant, user), id);
    const json = sealed === null ? undefined : opened(encryption, sealed, context(tenant, user, id));
    return json === undefined ? undefined : Draft.parse(JSON.parse(json));
  }

  return {
    find,

    async last(tenant, user) {
      const id = await redis.hget(keyOf(tenant, user), 'last');
      return id === null ? undefined : await find(tenant, user, id);
    },

    async keep(tenant, user, draft) {
      const sealed = encryption.seal(JSON.stringify(draft), context(tenant, user, draft.id));
      const keeping = redis.multi().hset(keyOf(tenant, user), draft.id, sealed);
      if (!draft.isCorrection) keeping.hset(keyOf(tenant, user), 'last', draft.id);
      for (const { channel, ts } of draft.quotes.flatMap(({ sources }) => sources)) {
        const quoted = `${prefixOf(tenant)}:${draftedKey(channel, ts)}`;
        keeping.sadd(quoted, `${user}|${draft.id}`).pexpire(quoted, DRAFT_MS);
      }
      await commit(keeping.pexpire(keyOf(tenant, user), DRAFT_MS));
    },

    async quoting(tenant, channel, ts) {
      const members = await reads.members(tenant, draftedKey(channel, ts));
      return members.map((member) => {
        const [user = '', id = ''] = member.split('|');
        return { user, id };
      });
    },

    async drop(tenant, user, id) {
      const last = await redis.hget(keyOf(tenant, user), 'last');
      await redis.hdel(keyOf(tenant, user), id, ...(last === id ? ['last'] : []));
    },
  };
}
