import type { Claim } from '../agenda/agenda.ts';
import type { Handler } from '../agenda/work-off.ts';
import type { TenantId, UserId } from '../ids.ts';
import { type Fate, parseMentionId } from '../mentions/held.ts';
import type { Policy } from '../people/policy.ts';
import { OutcomeUnknownError, SlackRefusal } from '../slack.ts';
import { mayKnowHours, nobodyThere, profileOf, promisedTo, readerOf, waitingIn } from './gather.ts';
import { receipt } from './receipt.ts';
import type { ReceiptRoles, TellingRoles } from './roles.ts';
import { tellWatcher } from './watch.ts';
import { parseWatchThing } from './watches.ts';

/** The bot's reaction where a workspace chose that in place of receipts. */
export const RECEIPT_EMOJI = 'hourglass_flowing_sand';

/** Does what the agenda calls a receipt: tells the sender of a message, or tells a watcher of a delivery. */
export function createReceiptHandler(roles: TellingRoles): Handler {
  return async (tenant, claim, now) => {
    const watch = parseWatchThing(claim.thing);
    if (watch === undefined) await sendReceipt(tenant, claim, now, roles);
    else await tellWatcher(tenant, watch, claim, now, roles);
    await roles.agenda.done(tenant, claim, now);
  };
}

/**
 * Tells the sender of one message of everybody in it whose mention still waits, once for each wait. Nothing about the
 * sender is stored for it: the mention that waits knows who wrote it. A crash between Slack's taking the receipt and
 * `done` shows it twice; an answer that Slack does not give is not asked for again, as it may have been shown.
 */
async function sendReceipt(
  tenant: TenantId,
  claim: Pick<Claim, 'id' | 'thing'>,
  now: number,
  roles: ReceiptRoles,
): Promise<void> {
  const mention = claim.thing;
  const ref = parseMentionId(mention);
  const policy = await roles.people.policy(tenant);
  if (policy.receipts === 'none') return;
  const waiting = stillWaiting(await roles.held.fates(tenant, ref.channel, ref.ts), now);
  if (waiting.size === 0) return;
  const sender = await senderToTell(tenant, mention, waiting.keys(), policy, roles);
  if (sender === undefined) return;

  const promises = [...waiting].map(([recipient, { promisedFor }]) => ({ recipient, promisedFor }));
  const news = await roles.told.tell(tenant, { sender: sender.user, mention, id: claim.id }, promises, now);
  const promised = (await promisedTo(tenant, waiting, roles, now)).filter(({ recipient }) =>
    news.has(recipient),
  );
  if (promised.length === 0) return;
  await unlessThereIsNoPlace(async () => {
    if (policy.receipts === 'reaction') {
      await roles.slack.react(tenant, ref.channel, ref.ts, RECEIPT_EMOJI);
    } else {
      // In a thread only those see it who have the thread open, which whoever just wrote there has.
      const place = { channel: ref.channel, threadTs: ref.threadTs, user: sender.user };
      const reader = await readerOf(tenant, sender, roles);
      const replyTime = await roles.replyTimeLine?.(tenant, ref.channel, reader.locale);
      await roles.slack.whisper(tenant, place, receipt(promised, mention, reader, now, replyTime));
    }
  });
}

/** What came as a block ended was shown to its recipient: its sender waits for nothing. */
function stillWaiting(fates: ReadonlyMap<UserId, Fate>, now: number): ReadonlyMap<UserId, Fate> {
  const isWaiting = ({ promisedFor, reason }: Fate): boolean => promisedFor > now && reason !== 'block-ended';
  return new Map([...waitingIn(fates)].filter(([, fate]) => isWaiting(fate)));
}

async function senderToTell(
  tenant: TenantId,
  mention: string,
  recipients: Iterable<UserId>,
  policy: Policy,
  roles: ReceiptRoles,
) {
  const [recipient] = recipients;
  if (recipient === undefined) return undefined;
  const { user } = (await roles.held.read(tenant, recipient, mention))?.author ?? {};
  if (user === undefined) return undefined;
  const profile = await profileOf(tenant, user, roles);
  if (profile === undefined || profile.isBot) return undefined;
  return mayKnowHours(profile, policy) ? profile : undefined;
}

/** Slack's answers that mean: there is nowhere to say it any more. Trying again would change nothing. */
const noPlace = new Set([
  'channel_not_found',
  'is_archived',
  'message_not_found',
  'no_access',
  'not_in_channel',
  'not_reactable',
  'restricted_action',
  'thread_locked',
  'too_many_emoji',
  'too_many_reactions',
  'user_not_in_channel',
]);

function isEnd(code: string): boolean {
  return noPlace.has(code) || nobodyThere.has(code);
}

async function unlessThereIsNoPlace(say: () => Promise<void>): Promise<void> {
  try {
    await say();
  } catch (error) {
    if (error instanceof OutcomeUnknownError) return;
    if (!(error instanceof SlackRefusal && isEnd(error.code))) throw error;
  }
}
