import { createCanvases } from '../adapters/slack/canvases.ts';
import { createUserGroups } from '../adapters/slack/user-groups.ts';
import type { Claim } from '../agenda/agenda.ts';
import { MINUTE } from '../clock.ts';
import type { Deliver } from '../digest/deliver.ts';
import { RetryLaterError } from '../errors.ts';
import type { Day, HandoffDeps } from '../handoff/deps.ts';
import { comesFirst } from '../handoff/first.ts';
import type { Handoff } from '../handoff/handoff.ts';
import { batonSection } from '../handoff/home.ts';
import { doHandoff } from '../handoff/job.ts';
import { registerHandoff } from '../handoff/listeners.ts';
import { lookAtOffer, planOffer } from '../handoff/offer.ts';
import { createDrafting } from '../handoff/open-draft.ts';
import { removeCanvases } from '../handoff/remove-canvases.ts';
import { HANDOFF_KIND, thingId } from '../handoff/things.ts';
import { unquote } from '../handoff/unquote.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { People } from '../people/people.ts';
import { beginsPost, doing, type Feature, type Parts } from './feature.ts';

type Given = Pick<
  HandoffDeps,
  'awaitHearing' | 'reading' | 'refreshHome' | 'homeChanged' | 'nextPerson' | 'nextRegion'
> & {
  readonly callsOfDay: NonNullable<Day['calls']>;
};

/** Over to you. */
export function handoffFeature(parts: Parts & Given): Feature & {
  /** Before Sluice is removed: afterwards it cannot. */
  removeCanvases(tenant: TenantId): Promise<void>;
} {
  const { agenda, callSlack, timing } = parts;
  const deps: HandoffDeps = {
    ...parts,
    handoffs: tellingHome(parts),
    day: dayOf(parts, parts.callsOfDay),
    beginPost: beginsPost(parts),
    groups: createUserGroups(callSlack),
    canvases: createCanvases(callSlack),
    hasShield: async (tenant, user) => {
      const record = await parts.shield.shields.find(tenant, user);
      return record !== undefined && record.isLeaving !== true;
    },
    settleMs: timing.settleMs,
  };
  const drafting = createDrafting(deps);
  return {
    handlers: {
      handoff: doing(agenda, (tenant, claim, now) => doHandoff(tenant, claim, now, deps)),
      offer: doing(agenda, (tenant, claim, now) => lookAtOffer(tenant, claim, now, deps)),
    },
    observe: (envelope, arrivedAt) => unquote(envelope, arrivedAt, deps),
    register: (bolt) => registerHandoff(bolt, deps, drafting),
    home: [batonSection(deps)],
    stop: () => drafting.stop(),
    removeCanvases: (tenant) => removeCanvases(tenant, parts.clock.now(), deps),
  };
}

/** The parts with people whose batons are planned anew when they change, as are offers of one, and digests that wait for what comes first. */
export function withBatons<Given extends Parts>(parts: Given): Given {
  const { people, agenda, bells, clock } = parts;
  const plan = async (tenant: TenantId, user: UserId, at: number): Promise<void> => {
    await agenda.schedule(tenant, HANDOFF_KIND, thingId({ what: 'plan', user }), at);
    await bells.ring(tenant, at);
  };
  const isOffered = async (tenant: TenantId, user: UserId): Promise<boolean> =>
    (await people.find(tenant, user))?.offersHandoff === true;
  // On the agenda before the change as well, so that no crash leaves a plan as it was.
  const around = async <T>(tenant: TenantId, user: UserId, change: () => Promise<T>): Promise<T> => {
    const hasBatons = await parts.handoffs.hasAny(tenant, user);
    const wasOffered = await isOffered(tenant, user);
    if (hasBatons) await plan(tenant, user, clock.now() + MINUTE);
    if (wasOffered) await planOffer(parts, tenant, user, clock.now() + MINUTE);
    const answer = await change();
    if (hasBatons) await plan(tenant, user, clock.now());
    if (await isOffered(tenant, user)) await planOffer(parts, tenant, user, clock.now());
    return answer;
  };
  const replanning: People = {
    ...people,
    save: (tenant, person) => around(tenant, person.user, () => people.save(tenant, person)),
    change: (tenant, user, how) => around(tenant, user, () => people.change(tenant, user, how)),
    async forget(tenant, user) {
      const written = await parts.handoffs.by(tenant, user);
      const made = written.flatMap(({ canvas }) => (canvas?.id === undefined ? [] : [canvas.id]));
      // First: with the handoffs goes what is known of them.
      for (const id of made) {
        await agenda.schedule(tenant, HANDOFF_KIND, thingId({ what: 'uncanvas', id }), clock.now());
      }
      await around(tenant, user, () => people.forget(tenant, user));
      if (made.length > 0) await bells.ring(tenant, clock.now());
    },
  };
  return { ...parts, people: replanning };
}

/** The same batons; whoever has one before them sees on their page what has become of it. */
function tellingHome({ handoffs, homeChanged }: Parts & Given): HandoffDeps['handoffs'] {
  const told = (tenant: TenantId, { author, copies }: Pick<Handoff, 'author' | 'copies'>): void =>
    homeChanged(tenant, [author, ...copies.filter(({ state }) => state !== 'planned').map(({ to }) => to)]);
  return {
    ...handoffs,
    async add(tenant, handoff, due) {
      const isNew = await handoffs.add(tenant, handoff, due);
      if (isNew) told(tenant, handoff);
      return isNew;
    },
    async change(tenant, id, change, due) {
      const changed = await handoffs.change(tenant, id, change, due);
      if (changed !== undefined) told(tenant, changed);
      return changed;
    },
  };
}

/** How long a digest waits before it looks again whether the baton before it has come. */
const FIRST_MS = 200;

/** What a digest awaits before it comes: batons of the same block stand above it. */
export function afterBatons(
  { handoffs }: Pick<Parts, 'handoffs'>,
  awaitHearing: Deliver['awaitHearing'],
): Deliver['awaitHearing'] {
  return async (tenant, person, shield, claim: Claim, now) => {
    if (await comesFirst(tenant, person.user, now, { handoffs })) {
      throw new RetryLaterError('A handoff comes first', FIRST_MS);
    }
    return await awaitHearing(tenant, person, shield, claim, now);
  };
}

/** A digest that was marked is noted for its reader's own report: its id, never what it says. */
export function notingDigests({ batches, activity, clock }: Parts): Parts['batches'] {
  return {
    ...batches,
    async mark(tenant, id, items, state) {
      const marked = await batches.mark(tenant, id, items, state);
      if (marked !== undefined) {
        await activity.noteDigest(tenant, marked.recipient, id, (clock.now() / 1000).toFixed(6));
      }
      return marked;
    },
  };
}

function dayOf({ activity, batches, held }: Parts, calls: Day['calls']): Day {
  return {
    async spots(tenant, user, since) {
      const { channels, threads } = await activity.since(tenant, user, since);
      return [...channels.map((channel) => ({ channel })), ...threads];
    },
    async marks(tenant, user, since) {
      const { digests } = await activity.since(tenant, user, since);
      const found = await Promise.all(digests.map((id) => batches.find(tenant, id)));
      const items = found.flatMap((batch) => (batch?.recipient === user ? batch.items : []));
      return {
        done: items.filter(({ state }) => state === 'done').map(({ ref }) => ref),
        open: items
          .filter(({ state, waitsForAnswer }) => state === 'open' && waitsForAnswer)
          .map(({ ref }) => ref),
      };
    },
    held: async (tenant, user) => (await held.waiting(tenant, user)).map(({ ref }) => ref),
    calls,
  };
}
