import type { Claim } from '../agenda/agenda.ts';
import { dmOnce } from '../agenda/post-once.ts';
import { escaped, section } from '../block-kit.ts';
import { DAY, MINUTE } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import { type Fate, parseMentionId } from '../mentions/held.ts';
import { permalink } from '../people/directory.ts';
import { type Content, SlackRefusal } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { isDelivered, nameOf, nobodyThere, readerOf } from './gather.ts';
import type { ReceiptRoles, TellingRoles } from './roles.ts';
import { type Watch, watchThing } from './watches.ts';

/** How long after the promise a watch is looked at, should the word of the delivery have been lost in a crash. */
const LATE_MS = 2 * MINUTE;
/** How often it is looked at while a digest is late. */
const AGAIN_MS = 5 * MINUTE;
/** Longer than a delivery may be late and still be told of. */
const KEEP_MS = 8 * DAY;

/** Tells `watcher` once this message is delivered to each of those for whom it waits. The same wish twice is one. */
export async function watch(
  tenant: TenantId,
  watcher: UserId,
  mention: string,
  waiting: ReadonlyMap<UserId, Fate>,
  now: number,
  { agenda, watches }: Pick<ReceiptRoles, 'agenda' | 'watches'>,
): Promise<void> {
  for (const [recipient, { promisedFor }] of waiting) {
    const wish: Watch = { watcher, recipient, mention };
    // The due index first: it makes the wish come true; the list of watches only hurries it.
    await agenda.schedule(tenant, 'receipt', watchThing(wish), promisedFor + LATE_MS);
    await watches.add(tenant, wish, Math.max(promisedFor - now, 0) + KEEP_MS);
  }
}

/**
 * After a delivery: whoever watches is told at once, and the waits of which senders were told are over. A crash before
 * this costs the watchers two minutes.
 */
export async function onDelivered(
  tenant: TenantId,
  recipient: UserId,
  mentions: readonly string[],
  now: number,
  { agenda, bells, told, watches }: Pick<ReceiptRoles, 'agenda' | 'bells' | 'told' | 'watches'>,
): Promise<void> {
  const [wishes] = await Promise.all([
    watches.of(tenant, recipient, mentions),
    told.forget(tenant, recipient, mentions),
  ]);
  for (const wish of wishes) await agenda.schedule(tenant, 'receipt', watchThing(wish), now);
  if (wishes.length > 0) await bells.ring(tenant, now);
}

/**
 * Tells one watcher, once: after a crash a lost DM is looked for as a digest is. A mention
 * that went in another way (answered, deleted) is not told of; its sender sees that in the channel.
 */
export async function tellWatcher(
  tenant: TenantId,
  wish: Watch,
  claim: Claim,
  now: number,
  roles: TellingRoles,
): Promise<void> {
  const { channel, ts } = parseMentionId(wish.mention);
  const fate = (await roles.held.fates(tenant, channel, ts)).get(wish.recipient);
  const delivered = fate !== undefined && isDelivered(fate);
  if (fate?.state === 'held' && !delivered) {
    const again = Math.max(fate.promisedFor + LATE_MS, now + AGAIN_MS);
    await roles.agenda.schedule(tenant, 'receipt', watchThing(wish), again);
    return;
  }
  if (delivered) await tellUnlessGone(tenant, wish, claim, roles);
  await roles.watches.remove(tenant, wish);
}

async function tellUnlessGone(
  tenant: TenantId,
  wish: Watch,
  claim: Claim,
  roles: TellingRoles,
): Promise<void> {
  try {
    const content = await deliveredContent(tenant, wish, roles);
    await dmOnce(tenant, claim, wish.watcher, 'sluice_delivered', content, roles);
  } catch (error) {
    if (!(error instanceof SlackRefusal && nobodyThere.has(error.code))) throw error;
  }
}

async function deliveredContent(tenant: TenantId, wish: Watch, roles: ReceiptRoles): Promise<Content> {
  const profile = await roles.directory.profile(tenant, wish.watcher);
  const { receipts } = wordsFor((await readerOf(tenant, profile, roles)).locale);
  const url = permalink(await roles.directory.workspaceUrl(tenant), parseMentionId(wish.mention));
  const name = await nameOf(tenant, wish.recipient, roles);
  const text = receipts.delivered(name, `<${escaped(url)}|${receipts.yourMessage}>`);
  return { text, blocks: [section(text)] };
}
