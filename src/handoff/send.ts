import { escapedName } from '../block-kit.ts';
import { UserError } from '../errors.ts';
import type { ChannelId, TenantId } from '../ids.ts';
import { describeInstant } from '../schedule/describe.ts';
import { endedBy } from './carry.ts';
import { unquoteDeleted } from './deleted-since.ts';
import type { HandoffDeps } from './deps.ts';
import { readForm } from './form-text.ts';
import type { Copy, Handoff, To } from './handoff.ts';
import type { Draft } from './handoffs.ts';
import { type HandoffReader, readerOf } from './reader.ts';
import { membersOf } from './region.ts';
import { isEmpty } from './report.ts';
import { carriedOn, endsAt, waitsUntil } from './states.ts';
import { EARLIER, thingId } from './things.ts';
import { arrivalIn } from './windows.ts';

/** Copies of one handoff at most. */
const MOST_COPIES = 100;

/**
 * Sends what its author has before them. From then on a crash only delays it; the same draft again is the same handoff.
 * Answers what to say of it, in mrkdwn. @throws UserError in the author's words, where nothing is sent
 */
export async function send(
  tenant: TenantId,
  author: HandoffReader,
  draft: Draft,
  deps: HandoffDeps,
): Promise<string> {
  const { handoffs, bells } = deps;
  const { handoff: words } = author.words;
  const report = readForm(draft);
  if (draft.to === undefined) throw new UserError(words.needsReceiver);
  if (isEmpty(report)) throw new UserError(words.needsWords);
  const copies = await copiesFor(tenant, author, draft.to, draft.isAtOnce, deps);
  const handoff: Handoff = {
    id: draft.id,
    author: author.user,
    to: draft.to,
    report,
    sentAt: author.now,
    copies: [...copies],
    questions: [],
    news: [],
    changedAt: author.now,
  };
  await handoffs.add(tenant, handoff, dueOf(handoff));
  await unquoteDeleted(tenant, handoff, author.now, deps);
  await bells.ring(tenant, Math.min(...copies.map(({ due }) => due)));
  await endCarried(tenant, author, draft, handoff, deps);
  return await said(tenant, author, handoff, deps);
}

/** Everything of a new handoff that falls due. */
function dueOf(handoff: Handoff) {
  const { id, copies } = handoff;
  return [
    ...copies.map(({ to, due }) => ({ thing: thingId({ what: 'give', id, to }), at: due - EARLIER })),
    ...(handoff.to.kind === 'channel'
      ? []
      : [{ thing: thingId({ what: 'over', id }), at: waitsUntil(handoff) }]),
    { thing: thingId({ what: 'end', id }), at: endsAt(handoff) },
  ];
}

/** @throws UserError where nobody would get it */
async function copiesFor(
  tenant: TenantId,
  author: HandoffReader,
  to: To,
  isAtOnce: boolean,
  deps: HandoffDeps,
): Promise<readonly Copy[]> {
  const { now, words } = author;
  if (to.kind === 'channel') {
    await needBotIn(tenant, author, to.channel, deps);
    return [{ to: to.channel, state: 'planned', due: now, until: now }];
  }
  const members = await membersOf(tenant, to, deps);
  if (members === undefined) throw new UserError(words.baton.regionGone);
  const receivers = await Promise.all(
    members.filter((user) => user !== author.user).map((user) => readerOf(tenant, user, now, deps)),
  );
  // Sluice has no conversation with people of other organisations.
  const able = receivers.filter(
    ({ profile }) => !profile.isBot && !profile.isDeactivated && !profile.isStranger,
  );
  if (to.kind === 'person' && to.user === author.user) throw new UserError(words.handoff.notToYourself);
  if (able.length === 0) throw new UserError(words.handoff.nobodyThere);
  if (able.length > MOST_COPIES) throw new UserError(words.handoff.tooMany(MOST_COPIES));
  return able.map(({ user, reading }) => {
    const { start, end } = arrivalIn(reading, isAtOnce, now);
    return { to: user, state: 'planned', due: start, until: end };
  });
}

async function needBotIn(
  tenant: TenantId,
  { user, words }: HandoffReader,
  channel: ChannelId,
  { reading, botUser }: Pick<HandoffDeps, 'reading' | 'botUser'>,
): Promise<void> {
  if (!(await reading.mayRead(tenant, user, channel))) {
    throw new UserError(words.handoff.notInChannel(`<@${botUser}>`));
  }
}

/** Of what the draft took up, that which goes on in this one ends. */
async function endCarried(
  tenant: TenantId,
  { user, now }: HandoffReader,
  draft: Draft,
  { report }: Handoff,
  deps: HandoffDeps,
): Promise<void> {
  const { handoffs, drafts } = deps;
  const found = await Promise.all(draft.carries.map((id) => handoffs.find(tenant, id)));
  for (const { id } of endedBy(
    report,
    found.filter((each) => each !== undefined),
  )) {
    const ended = await handoffs.change(
      tenant,
      id,
      (handoff) => carriedOn(handoff, now),
      (handoff) => [
        { thing: thingId({ what: 'draw', id }), at: now },
        { thing: thingId({ what: 'end', id }), at: endsAt(handoff) },
      ],
    );
    if (ended !== undefined) await deps.bells.ring(tenant, now);
  }
  await drafts.drop(tenant, user, draft.id);
}

async function said(
  tenant: TenantId,
  author: HandoffReader,
  { to, copies }: Handoff,
  deps: HandoffDeps,
): Promise<string> {
  const { handoff: words } = author.words;
  const [first] = copies;
  if (first === undefined || to.kind === 'channel') return words.postedIn(`<#${first?.to ?? ''}>`);
  if (to.kind === 'group') return words.sentToGroup(copies.length);
  if (to.kind === 'region') return author.words.baton.sentToRegion(escapedName(to.name), copies.length);
  const receiver = await readerOf(tenant, first.to, author.now, deps);
  return words.sentTo(escapedName(receiver.name), whenTheyGet(first.due, receiver, author));
}

/** As far as they let senders know their hours. */
function whenTheyGet(due: number, receiver: HandoffReader, author: HandoffReader): string {
  const { handoff: words } = author.words;
  if (due <= author.now) return words.now;
  const isKnown = receiver.reading.isEnrolled
    ? receiver.person?.senderSees !== 'later'
    : !receiver.profile.isStranger;
  if (!isKnown || author.profile.isGuest || author.profile.isStranger) return words.atTheirNext;
  const yours = describeInstant(due, author);
  if (!receiver.reading.isEnrolled) return words.whenTheyWork(yours);
  return words.atTime(yours);
}
