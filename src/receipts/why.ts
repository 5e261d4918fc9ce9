import type { MessageRef, TenantId, UserId } from '../ids.ts';
import type { Fate } from '../mentions/held.ts';
import type { Profile } from '../people/directory.ts';
import type { Content } from '../slack.ts';
import { nothingToTell, recipientAnswer, type Standing, senderAnswer } from './answers.ts';
import { canRead } from './can-read.ts';
import {
  isDelivered,
  mayKnowHours,
  nameOf,
  promisedTo,
  readerOf,
  waitingIn,
  withoutHours,
} from './gather.ts';
import { parsePermalink } from './permalink.ts';
import type { ReceiptRoles } from './roles.ts';

/**
 * What became of a message's mentions: to a recipient all about their own, to the sender whether each waits, was
 * delivered or passed. Whoever is neither, or can no longer read the channel, learns nothing, not even that there is
 * something: the answer is the one that an unknown or unreadable link gets, and asks Slack no more than that one.
 */
export async function why(
  tenant: TenantId,
  asker: UserId,
  message: string | MessageRef,
  now: number,
  roles: ReceiptRoles,
): Promise<Content> {
  const profile = await roles.directory.profile(tenant, asker);
  const reader = await readerOf(tenant, profile, roles);
  const ref = typeof message === 'string' ? parsePermalink(message) : message;
  if (ref === undefined) return nothingToTell(reader.locale);

  const fates = await roles.held.fates(tenant, ref.channel, ref.ts);
  const own = fates.get(asker);
  if (own !== undefined && own.reason !== 'own-message') {
    const mayRead = await canRead(tenant, ref, profile, roles);
    return mayRead ? recipientAnswer(own, reader, now) : nothingToTell(reader.locale);
  }
  const isSender = (await roles.slack.read(tenant, ref))?.user === asker;
  if (!isSender || fates.size === 0 || !(await canRead(tenant, ref, profile, roles))) {
    return nothingToTell(reader.locale);
  }
  const standings = await standingsOf(tenant, fates, profile, roles, now);
  return standings.length === 0 ? nothingToTell(reader.locale) : senderAnswer(standings, reader, now);
}

async function standingsOf(
  tenant: TenantId,
  fates: ReadonlyMap<UserId, Fate>,
  sender: Profile,
  roles: ReceiptRoles,
  now: number,
): Promise<readonly Standing[]> {
  const others = [...fates].filter(([user, fate]) => user !== sender.user && isCalledOn(fate));
  const waiting = waitingIn(new Map(others));
  const policy = await roles.people.policy(tenant);
  const promised = await promisedTo(tenant, waiting, roles, now);
  const settled = await Promise.all(
    others
      .filter(([user]) => !waiting.has(user))
      .map(async ([user, fate]): Promise<Standing> => {
        const name = await nameOf(tenant, user, roles);
        if (fate.state === 'in-brief') return { kind: 'in-brief', name };
        return { kind: isDelivered(fate) ? 'delivered' : 'passed', name };
      }),
  );
  const knowsHours = mayKnowHours(sender, policy);
  return [
    ...promised.map((one): Standing => ({ kind: 'waits', promised: knowsHours ? one : withoutHours(one) })),
    ...settled,
  ];
}

/** The ledger also remembers who reacted before it knew whether the message calls on them: without a promise. */
function isCalledOn({ state, promisedFor }: Fate): boolean {
  return state !== 'seen' || promisedFor > 0;
}
