import { actions, button, context, escaped, section } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import type { Call, Called } from './call.ts';
import { CALL_ACTIONS } from './call-actions.ts';
import type { CallDeps } from './deps.ts';
import { whereabouts } from './local-times.ts';
import type { Refusal } from './may-ring.ts';
import { listOf, nameOf, namesOf, type Reader, readerOf } from './names.ts';
import { tellCaller } from './places.ts';
import type { Ring } from './ring.ts';
import { wordOf } from './words.ts';

/** People named in one question; the rest are counted among the names. */
const NAMED = 10;

/** Nobody is called, and why. */
export async function sayRefused(
  tenant: TenantId,
  ring: Ring,
  refusal: Refusal,
  deps: CallDeps,
): Promise<void> {
  await toCaller(tenant, ring, deps, 'refused', async ({ words }) => {
    const text = words.redPhone.refusals[refusal];
    return { text, blocks: [section(text)] };
  });
}

/** Slack does not say who calls: nobody is called yet. */
export async function sayNotKnown(tenant: TenantId, ring: Ring, deps: CallDeps): Promise<void> {
  await toCaller(tenant, ring, deps, 'not-known', async ({ words }) => {
    const text = words.redPhone.notKnownYet;
    return { text, blocks: [section(text)] };
  });
}

/** An edit mentions people whom the call of its message does not call. */
export async function sayNotAdded(
  tenant: TenantId,
  ring: Ring,
  users: readonly UserId[],
  deps: CallDeps,
): Promise<void> {
  await toCaller(tenant, ring, deps, 'not-added', async (reader) => {
    const text = reader.words.redPhone.notAdded(await namesOf(tenant, users, reader, deps));
    return { text, blocks: [section(text)] };
  });
}

export async function sayJoined(tenant: TenantId, ring: Ring, call: Call, deps: CallDeps): Promise<void> {
  await toCaller(tenant, ring, deps, 'joined', async ({ words, locale }) => {
    const names = await Promise.all(call.people.map(({ user }) => nameOf(tenant, user, deps)));
    const text = words.redPhone.joined(listOf(names, locale));
    return { text, blocks: [section(text)] };
  });
}

/** The caller has called often this week: are they sure, with what time it is for those whom they would disturb? */
export async function sayOverBudget(
  tenant: TenantId,
  ring: Ring,
  people: readonly Called[],
  before: number,
  now: number,
  deps: CallDeps,
): Promise<void> {
  await toCaller(tenant, ring, deps, 'over-budget', async (reader) => {
    const { redPhone } = reader.words;
    const shown = people.slice(0, NAMED);
    const them = await Promise.all(shown.map(({ user }) => whereabouts(tenant, user, reader, now, deps)));
    const question = redPhone.overBudget(
      listOf(
        them.map(({ name }) => name),
        reader.locale,
      ),
      before,
    );
    const times = them.flatMap(({ name, time }) =>
      time === undefined ? [] : [redPhone.timeThere(name, time)],
    );
    const meaning = await meaningOf(tenant, ring, reader, deps);
    const call = button(CALL_ACTIONS.callNow, redPhone.callNow, { value: ring.id, style: 'danger' });
    return {
      text: [question, ...times].join(' '),
      blocks: [
        section([question, ...times].join('\n')),
        context(...meaning, redPhone.untilThen),
        actions([call]),
      ],
    };
  });
}

/** What the word stands for that they said. */
async function meaningOf(
  tenant: TenantId,
  { phrase = '' }: Ring,
  { words: { redPhone } }: Reader,
  { people }: CallDeps,
): Promise<readonly string[]> {
  const word = wordOf(await people.policy(tenant), phrase);
  return word === undefined ? [] : [redPhone.means(escaped(word.phrase), escaped(word.meaning))];
}

async function toCaller(
  tenant: TenantId,
  ring: Ring,
  deps: CallDeps,
  what: string,
  contentFor: (reader: Reader) => Promise<Content>,
): Promise<void> {
  const user: UserId | undefined = ring.caller.user;
  if (user === undefined) return;
  const reader = await readerOf(tenant, user, deps);
  if (reader.profile?.isBot === true) return;
  const once = { batch: `${ring.id}-${what}`, isRepeat: false, since: ring.arrivedAt, now: ring.arrivedAt };
  await tellCaller(tenant, ring, await contentFor(reader), once, deps);
}
