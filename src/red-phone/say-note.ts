import { section } from '../block-kit.ts';
import { DAY } from '../clock.ts';
import type { TenantId } from '../ids.ts';
import type { Content } from '../slack.ts';
import type { Words } from '../words/words.ts';
import type { Call, Called } from './call.ts';
import { receiptOf } from './call-receipt.ts';
import type { Note } from './chores.ts';
import type { CallDeps } from './deps.ts';
import { callerName, nameOf, namesOf, type Reader, readerOf } from './names.ts';
import { postOnce, tellCaller, tellThread } from './places.ts';

/** Says one thing about a call, where it belongs. `isRepeat`: an earlier try may have said it. */
export async function sayNote(
  tenant: TenantId,
  call: Call,
  key: string,
  note: Note,
  isRepeat: boolean,
  now: number,
  deps: CallDeps,
): Promise<void> {
  const { ring } = call;
  const once = { batch: `${call.id}-${key}`, isRepeat, since: call.openedAt - DAY, now };
  if (note.to === 'person') {
    const { words } = await readerOf(tenant, note.person.user, deps);
    const text = words.redPhone.takenBack(await callerName(tenant, ring, words, deps));
    const channel = await deps.slack.dm(tenant, note.person.user);
    await postOnce(tenant, channel, undefined, plainly(text), once, deps);
    return;
  }
  const reader = await readerOf(tenant, ring.caller.user ?? '', deps);
  if (note.to === 'caller') {
    if (reader.profile?.isBot !== true) {
      await tellCaller(tenant, ring, await forCaller(tenant, call, note, reader, now, deps), once, deps);
    }
    return;
  }
  await tellThread(tenant, ring, plainly(await forThread(tenant, call, note, reader, deps)), once, deps);
}

async function forCaller(
  tenant: TenantId,
  call: Call,
  note: Extract<Note, { to: 'caller' }>,
  reader: Reader,
  now: number,
  deps: CallDeps,
): Promise<Content> {
  const { redPhone } = reader.words;
  if (note.what === 'receipt') {
    return await receiptOf(tenant, call, reader, now, deps);
  }
  const name = await nameOf(tenant, note.person.user, deps);
  switch (note.what) {
    case 'muted':
      return plainly(redPhone.mutedYou(name));
    case 'not-urgent':
      return plainly(redPhone.saysNotUrgent(name));
    case 'silent':
      return plainly(redPhone.mayBeSilent(name));
    case 'passed-on':
      return plainly(redPhone.passedOnTo(name, await nameOf(tenant, note.person.other ?? '', deps)));
  }
}

async function forThread(
  tenant: TenantId,
  call: Call,
  note: Extract<Note, { to: 'thread' }>,
  reader: Reader,
  deps: CallDeps,
): Promise<string> {
  const { words } = reader;
  const { redPhone } = words;
  const by = (): Promise<string> => nameOf(tenant, call.by ?? '', deps);
  switch (note.what) {
    case 'unreachable': {
      const name = await nameOf(tenant, note.person.user, deps);
      return redPhone.unreachable(name, whyOf(note.person, words));
    }
    case 'acknowledged': {
      const { user } = call.people.find(({ state }) => state === 'acknowledged') ?? {};
      return redPhone.isOnIt(await nameOf(tenant, user ?? '', deps));
    }
    case 'resolved':
      return redPhone.isResolved(await by());
    case 'escalated': {
      const next = call.people.filter(({ why }) => why === 'next');
      const users = next.map(({ user }) => user);
      return redPhone.escalated(await namesOf(tenant, users, reader, deps));
    }
    case 'nobody':
      return redPhone.nobody;
    case 'unread':
      return redPhone.unread;
    case 'left':
      return redPhone.left(await namesOf(tenant, call.left, reader, deps));
    case 'page-failed':
      return redPhone.pageTrouble(note.pager, pageTroubleOf(note.reason, note.isFinal, words));
  }
}

function pageTroubleOf(reason: string, isFinal: boolean, { redPhone }: Words): string {
  const isPrivate = reason === 'private-address';
  if (!isFinal) return isPrivate ? redPhone.pagePrivate : redPhone.pageTried;
  const isTheirMove = isPrivate || reason === 'refused' || reason === 'redirect';
  return isTheirMove ? redPhone.pageFinal : redPhone.pageGivenUp;
}

/** Slack's answers that mean: this person is not here any more. */
const gone = new Set(['account_inactive', 'user_disabled', 'user_not_found', 'user_not_visible']);

function whyOf({ failure = '' }: Called, { redPhone: { whyUnreachable } }: Words): string {
  if (gone.has(failure)) return whyUnreachable.gone;
  if (failure === 'limited' || failure === 'failed') return whyUnreachable[failure];
  return whyUnreachable.refused;
}

function plainly(text: string): Content {
  return { text, blocks: [section(text)] };
}
