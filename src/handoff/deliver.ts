import type { Claim } from '../agenda/agenda.ts';
import { RetryLaterError } from '../errors.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import { type Content, SlackRefusal } from '../slack.ts';
import { copyMessage, type Names } from './blocks.ts';
import type { HandoffDeps } from './deps.ts';
import { copyFor, type Handoff, type News } from './handoff.ts';
import { postOnce } from './post-once.ts';
import { type HandoffReader, readerOf } from './reader.ts';
import { isPerson, sightOf } from './sight.ts';
import { delivered, waitsUntil, withCopy } from './states.ts';
import { schedule, thingId } from './things.ts';
import { endUnreadable } from './unreadable.ts';
import { answerableUntil } from './windows.ts';

/** Slack's answers that mean: nobody gets it there. */
const nobodyThere = new Set([
  ...['user_not_found', 'user_disabled', 'cannot_dm_bot', 'user_not_visible'],
  ...['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action'],
]);

/** Brings one receiver their copy, once. Closed, accepted by another, or answered meanwhile: it is not brought. */
export async function giveCopy(
  tenant: TenantId,
  claim: Claim,
  { id, to }: { readonly id: string; readonly to: UserId | ChannelId },
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const { handoffs } = deps;
  const handoff = await handoffs.find(tenant, id);
  if (handoff === undefined) return await endUnreadable(tenant, claim, id, now, deps);
  const copy = copyFor(handoff, to);
  const isWanted = handoff.closed === undefined && handoff.accepted === undefined;
  if (!isWanted || copy?.state !== 'planned') return;
  if (copy.due > now) {
    await schedule(deps, tenant, { what: 'give', id, to }, copy.due);
    return;
  }
  try {
    await deliverNow(tenant, claim, handoff, to, now, deps);
  } catch (thrown) {
    if (thrown instanceof SlackRefusal && nobodyThere.has(thrown.code)) {
      await giveUp(tenant, id, to, now, deps);
      return;
    }
    // What follows it need not wait for it any longer.
    if (!(thrown instanceof RetryLaterError)) {
      await handoffs.change(tenant, id, (each) => withCopy(each, to, (one) => ({ ...one, hasFailed: true })));
    }
    throw thrown;
  }
}

/** A copy as it is shown to its receiver now. */
export async function contentFor(
  tenant: TenantId,
  handoff: Handoff,
  to: UserId | ChannelId,
  now: number,
  deps: Pick<HandoffDeps, 'reading' | 'directory' | 'people' | 'zones'>,
): Promise<Content> {
  const [reader, sight, names] = await Promise.all([
    readerFor(tenant, handoff, to, now, deps),
    sightOf(tenant, to, handoff.report, deps),
    namesFor(tenant, handoff, deps),
  ]);
  return copyMessage({ handoff, to, names, sight }, reader);
}

/** In a channel nobody's clock and language are everybody's: the author's are named with each time. */
export function readerFor(
  tenant: TenantId,
  { author }: Pick<Handoff, 'author'>,
  to: UserId | ChannelId,
  now: number,
  deps: Pick<HandoffDeps, 'directory' | 'people' | 'zones'>,
): Promise<HandoffReader> {
  return readerOf(tenant, isPerson(to) ? to : author, now, deps);
}

export async function namesFor(
  tenant: TenantId,
  { author, accepted }: Pick<Handoff, 'author' | 'accepted'>,
  { directory }: Pick<HandoffDeps, 'directory'>,
): Promise<Names> {
  const users = [author, ...(accepted === undefined ? [] : [accepted.by])];
  const names = new Map<UserId, string>();
  for (const user of users) names.set(user, (await directory.profile(tenant, user)).name);
  return names;
}

async function deliverNow(
  tenant: TenantId,
  claim: Claim,
  handoff: Handoff,
  to: UserId | ChannelId,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const { id } = handoff;
  const { slack, directory, handoffs, bells } = deps;
  const reader = await readerFor(tenant, handoff, to, now, deps);
  if (isPerson(to)) {
    if ((await directory.profile(tenant, to)).isDeactivated)
      throw new SlackRefusal('users.info', 'user_disabled');
    if (reader.person !== undefined) await deps.awaitHearing(tenant, reader.person, claim, now);
  }
  const channel = isPerson(to) ? await slack.dm(tenant, to) : to;
  const content = await contentFor(tenant, handoff, to, now, deps);
  const posted = await postOnce(tenant, claim, { channel, key: id, content }, deps);
  if (posted === undefined) return;
  const until = isPerson(to) ? answerableUntil(reader.reading, now) : now;
  const changed = await handoffs.change(
    tenant,
    id,
    (each) => delivered(each, to, posted, until, now),
    (each) => [
      { thing: thingId({ what: 'over', id }), at: waitsUntil(each) },
      // Accepted, closed or corrected while it was posted: it is shown as it is now.
      { thing: thingId({ what: 'show', id, of: to }), at: now },
      ...(each.canvas?.id === undefined ? [] : [{ thing: thingId({ what: 'canvas', id }), at: now }]),
    ],
  );
  if (changed !== undefined) await bells.ring(tenant, now);
}

/** Nobody gets it there: the author hears so, and the others' answers count. */
async function giveUp(
  tenant: TenantId,
  id: string,
  to: UserId | ChannelId,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const news: News = { what: 'undeliverable', by: to, at: now };
  const changed = await deps.handoffs.change(
    tenant,
    id,
    (handoff) => ({
      ...withCopy(handoff, to, (copy) => ({ ...copy, state: 'declined' })),
      news: [...handoff.news, news],
      changedAt: now,
    }),
    ({ author }) => [{ thing: thingId({ what: 'tell', user: author }), at: now }],
  );
  if (changed !== undefined) await deps.bells.ring(tenant, now);
}
