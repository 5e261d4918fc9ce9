import type { Claim } from '../agenda/agenda.ts';
import { DAY, HOUR } from '../clock.ts';
import { instantOf, type MessageRef, type TenantId, type UserId } from '../ids.ts';
import { mentionId } from '../mentions/held.ts';
import { calledOn } from '../mentions/message.ts';
import type { Policy } from '../people/policy.ts';
import { OutcomeUnknownError, SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { CONVERSATION_MS, isStillBare } from './around.ts';
import type { NormsDeps } from './deps.ts';
import { CROWD } from './nudge.ts';
import { nudgeContent } from './nudge-blocks.ts';
import { type NudgeThing, parseNudgeThing } from './nudge-thing.ts';
import { isWanted } from './observe.ts';
import { countOutsideHours, FEWEST } from './outside-hours.ts';

/** Messages around one that are looked at. In a busier channel nobody is nudged about a greeting. */
const LOOKED_AT = 100;
/** Members of a channel that are counted, at most: the number is "at least" anyway. */
const COUNTED = 1000;

/**
 * Nudges the sender of one message, if it still deserves that now: once for each message and not again for a while.
 * An answer that Slack does not give is not asked for again, as it may have been shown.
 */
export async function sendNudge(tenant: TenantId, claim: Claim, now: number, deps: NormsDeps): Promise<void> {
  const thing = parseNudgeThing(claim.thing);
  if (thing === undefined) return;
  const { kind, author, ref } = thing;
  const policy = await deps.people.policy(tenant);
  try {
    if (!(await mayBeNudged(tenant, thing, policy, deps))) return;
    const count = await countFor(tenant, thing, now, deps);
    if (count === undefined) return;
    const { cooldownDays } = policy.nudges;
    const message = mentionId(ref);
    const turn = { kind, message, claim: claim.id };
    if (!(await deps.nudged.take(tenant, author, turn, cooldownDays * DAY, now))) return;
    const nudge = { kind, message, ownWords: policy.nudges.words[kind], count, cooldownDays };
    const content = nudgeContent(nudge, wordsFor(await localeOf(tenant, author, deps)));
    await deps.slack.whisper(tenant, { channel: ref.channel, threadTs: ref.threadTs, user: author }, content);
  } catch (error) {
    // The channel, the message or its author are gone, or it may have been shown: a nudge is worth no second try.
    if (!(error instanceof SlackRefusal || error instanceof OutcomeUnknownError)) throw error;
  }
}

async function mayBeNudged(
  tenant: TenantId,
  { kind, author, ref }: NudgeThing,
  policy: Policy,
  { directory, nudged }: NormsDeps,
): Promise<boolean> {
  const { isShared } = await directory.place(tenant, ref.channel);
  if (!isWanted(kind, { channel: ref.channel, isShared }, policy)) return false;
  const muted = await nudged.muted(tenant, author);
  if (muted.has('all') || muted.has(kind)) return false;
  const { isBot, isGuest, isStranger } = await directory.profile(tenant, author);
  return !isBot && (policy.nudges.guests || !(isGuest || isStranger));
}

/** How many people it is about; undefined where it deserves no nudge any more. */
async function countFor(
  tenant: TenantId,
  { kind, author, ref }: NudgeThing,
  now: number,
  deps: NormsDeps,
): Promise<number | undefined> {
  switch (kind) {
    case 'greeting':
    case 'question': {
      const range = {
        after: tsAt(instantOf(ref.ts) - CONVERSATION_MS),
        before: tsAt(now + HOUR),
        limit: LOOKED_AT,
      };
      const { messages } = await deps.history.page(tenant, ref.channel, range);
      if (!isStillBare(ref.ts, author, messages)) return undefined;
      const text = messages.find((message) => message.ref.ts === ref.ts)?.text ?? '';
      return (await callsOnAPerson(tenant, text, deps)) ? 1 : undefined;
    }
    case 'announcement': {
      if ((await deps.slack.read(tenant, ref)) === undefined) return undefined;
      const count = await outsideHours(tenant, ref, author, now, deps);
      return count >= FEWEST ? count : undefined;
    }
    case 'crowd': {
      const count = await calledOnBy(tenant, ref, author, deps);
      return count > CROWD ? count : undefined;
    }
  }
}

/** An app is greeted for fun. Whoever names nobody, in a group message, means everybody there. */
async function callsOnAPerson(
  tenant: TenantId,
  text: string,
  { directory }: Pick<NormsDeps, 'directory'>,
): Promise<boolean> {
  const { users, groups } = calledOn(text, undefined);
  if (users.length === 0 || groups.length > 0) return true;
  const profiles = await Promise.all(users.map((user) => directory.profile(tenant, user)));
  return profiles.some(({ isBot }) => !isBot);
}

async function outsideHours(
  tenant: TenantId,
  { channel }: MessageRef,
  author: UserId,
  now: number,
  { directory, people, zones }: NormsDeps,
): Promise<number> {
  const members = (await directory.channelMembers(tenant, channel)).slice(0, COUNTED);
  const others = members.filter((user) => user !== author);
  const known = await people.findMany(tenant, others);
  // Slack is not asked about each of them: who has never come up does not count.
  const profiles = await Promise.all(others.map((user) => directory.knownProfile(tenant, user)));
  const all = others.map((user, i) => ({ user, person: known.get(user), profile: profiles[i] }));
  return countOutsideHours(all, zones, now);
}

async function calledOnBy(
  tenant: TenantId,
  ref: MessageRef,
  author: UserId,
  { slack, directory }: NormsDeps,
): Promise<number> {
  const message = await slack.read(tenant, ref);
  if (message === undefined) return 0;
  const { users, groups } = calledOn(message.text, message.blocks);
  const members = await Promise.all(groups.map((group) => directory.membersOf(tenant, group)));
  return new Set([...users, ...members.flat()].filter((user) => user !== author)).size;
}

async function localeOf(tenant: TenantId, user: UserId, { people, directory }: NormsDeps): Promise<string> {
  const person = await people.find(tenant, user);
  return person?.locale ?? (await directory.profile(tenant, user)).locale;
}

/** Slack's timestamp for an instant in UTC ms. */
function tsAt(instant: number): string {
  return (Math.max(0, instant) / 1000).toFixed(6);
}
