import { section } from '../block-kit.ts';
import type { MessageRef, TenantId, UserId } from '../ids.ts';
import { type Fate, mentionId } from '../mentions/held.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { canRead } from './can-read.ts';
import { mayKnowHours, promisedTo, readerOf, waitingIn, withoutHours } from './gather.ts';
import type { Promised, Reader } from './promised.ts';
import { reach } from './reach.ts';
import type { ReceiptRoles } from './roles.ts';
import { watch } from './watch.ts';
import { why } from './why.ts';

/**
 * Opens the form in which somebody asks for a call about a message. Answers in their words why they may not; undefined
 * where the form is open.
 */
export type AskForCall = (
  tenant: TenantId,
  user: UserId,
  about: MessageRef,
  triggerId: string,
  now: number,
) => Promise<string | undefined>;

/**
 * "It can't wait": the form of a call to those whom the message still waits for; whoever may not call is told why, and
 * how to reach them instead. Undefined where the form is open.
 */
export async function answerCantWait(
  tenant: TenantId,
  presser: UserId,
  ref: MessageRef,
  now: number,
  roles: ReceiptRoles & { readonly askForCall: AskForCall },
  triggerId: string,
): Promise<Content | undefined> {
  const own = await ownWaiting(tenant, presser, ref, now, roles);
  if (own === undefined) return await why(tenant, presser, ref, now, roles);
  const refusal = await roles.askForCall(tenant, presser, ref, triggerId, now);
  if (refusal === undefined) return undefined;
  const instead = reach(own.promised, own.reader, now);
  return { text: `${refusal} ${instead.text}`, blocks: [section(refusal), ...instead.blocks] };
}

/** "Tell me when it is delivered": watches those whom the message still waits for. */
export async function answerTellMe(
  tenant: TenantId,
  presser: UserId,
  ref: MessageRef,
  now: number,
  roles: ReceiptRoles,
): Promise<Content> {
  const own = await ownWaiting(tenant, presser, ref, now, roles);
  if (own === undefined) return await why(tenant, presser, ref, now, roles);
  await watch(tenant, presser, mentionId(ref), own.waiting, now, roles);
  const { locale } = own.reader;
  const names = new Intl.ListFormat(locale).format(own.promised.map(({ name }) => name));
  const text = wordsFor(locale).receipts.willTell(names);
  return { text, blocks: [section(text)] };
}

interface OwnWaiting {
  readonly reader: Reader;
  readonly waiting: ReadonlyMap<UserId, Fate>;
  readonly promised: readonly Promised[];
}

/**
 * What waits of the presser's own message; undefined where nothing does any more, or where it is not theirs to ask: an
 * ephemeral message stays on the screen for long, and what is pressed is asked as anew, by what they may know now.
 */
async function ownWaiting(
  tenant: TenantId,
  presser: UserId,
  ref: MessageRef,
  now: number,
  roles: ReceiptRoles,
): Promise<OwnWaiting | undefined> {
  const fates = await roles.held.fates(tenant, ref.channel, ref.ts);
  const waiting = waitingIn(fates);
  if (waiting.size === 0 || (await roles.slack.read(tenant, ref))?.user !== presser) return undefined;
  const profile = await roles.directory.profile(tenant, presser);
  if (!(await canRead(tenant, ref, profile, roles))) return undefined;
  const knowsHours = mayKnowHours(profile, await roles.people.policy(tenant));
  const promised = await promisedTo(tenant, waiting, roles, now);
  if (promised.length === 0) return undefined;
  const reader = await readerOf(tenant, profile, roles);
  return { reader, waiting, promised: knowsHours ? promised : promised.map(withoutHours) };
}
