import { cut, escapedName } from '../block-kit.ts';
import { UserError } from '../errors.ts';
import type { MessageRef, TenantId, UserId } from '../ids.ts';
import type { HeldMentions } from '../mentions/held.ts';
import { snippetOf } from '../mentions/snippet.ts';
import { calendarOf } from '../people/calendar.ts';
import type { Directory, Place, Profile } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import { isHeldFor } from '../people/person.ts';
import { blockAt, nextBlock } from '../schedule/blocks.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Slack } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import type { Question, Questions } from './question.ts';

export interface PassOnDeps {
  readonly questions: Pick<Questions, 'waitingOn' | 'passOn'>;
  readonly people: Pick<People, 'find'>;
  readonly directory: Pick<Directory, 'profile' | 'place' | 'isMember'>;
  readonly held: Pick<HeldMentions, 'passOn'>;
  readonly slack: Pick<Slack, 'post' | 'read'>;
  readonly zones: Zones;
}

const NAME_CHARACTERS = 80;

/**
 * Gives a question that waits on `from` to somebody else, and says so in its thread. Whoever reads mentions at their own
 * times gets it with their next digest and is not called on now. Answers whose pages look otherwise.
 * @throws UserError where it waits on `from` no more, or `to` cannot be asked
 */
export async function passOn(
  deps: PassOnDeps,
  tenant: TenantId,
  { from, to, ref }: { readonly from: UserId; readonly to: UserId; readonly ref: MessageRef },
  now: number,
): Promise<readonly UserId[]> {
  const { questions, directory, slack } = deps;
  const [own, target, waiting] = await Promise.all([
    directory.profile(tenant, from),
    directory.profile(tenant, to),
    questions.waitingOn(tenant, from, now),
  ]);
  const { home: words } = wordsFor(own.locale);
  const question = waiting.find(({ ref: { channel, ts } }) => channel === ref.channel && ts === ref.ts);
  if (question === undefined) throw new UserError(words.questions.gone);
  if (to === from || to === question.asker || target.isBot || target.isDeactivated) {
    throw new UserError(words.questions.cannotAsk);
  }
  const place = await directory.place(tenant, ref.channel);
  if (!(await mayRead(tenant, place, own, directory))) throw new UserError(words.questions.gone);
  if (!(await mayRead(tenant, place, target, directory))) throw new UserError(words.questions.cannotRead);

  const changed = await questions.passOn(tenant, from, to, ref, now);
  if (changed.length === 0) throw new UserError(words.questions.gone);
  const isHeld = await holdFor(deps, tenant, to, question, place, now);
  const name = isHeld ? escapedName(cut(target.name, NAME_CHARACTERS)) : `<@${to}>`;
  const text = words.questions.passedOn(escapedName(cut(own.name, NAME_CHARACTERS)), name);
  const threadTs = question.ref.threadTs ?? question.ref.ts;
  await slack.post(tenant, { channel: ref.channel, threadTs, text, blocks: [] });
  return changed;
}

/** Public channels are open to everybody but guests; all others to their members. */
async function mayRead(
  tenant: TenantId,
  { channel, kind }: Place,
  { user, isGuest, isStranger }: Profile,
  directory: Pick<Directory, 'isMember'>,
): Promise<boolean> {
  const isOpen = kind === 'public' && !isGuest && !isStranger;
  return isOpen || (await directory.isMember(tenant, channel, user)) === 'yes';
}

/** Lets it come with their next digest. False for whoever reads mentions as they come. */
async function holdFor(
  { people, held, slack, zones }: PassOnDeps,
  tenant: TenantId,
  to: UserId,
  { ref, asker }: Question,
  place: Place,
  now: number,
): Promise<boolean> {
  const person = await people.find(tenant, to);
  if (!isHeldFor(person, now)) return false;
  const calendar = calendarOf(person, zones);
  const next = nextBlock(calendar, now);
  if (next === undefined || blockAt(calendar, now) !== undefined) return false;
  const message = await slack.read(tenant, ref);
  const mention = {
    ref,
    author: { user: asker },
    channelKind: place.kind,
    isShared: place.isShared,
    snippet: snippetOf(message?.text ?? ''),
    waitsForAnswer: true,
    heldAt: now,
    because: 'waits' as const,
    promisedFor: next.start,
  };
  await held.passOn(tenant, to, mention, now);
  return true;
}
