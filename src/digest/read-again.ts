import { SECOND } from '../clock.ts';
import { coerceError, RetryLaterError } from '../errors.ts';
import { instantOf, type TenantId, type UserId } from '../ids.ts';
import { snippetOf } from '../mentions/snippet.ts';
import { type Place, permalink } from '../people/directory.ts';
import type { BatchItem } from './batch.ts';
import type { DigestDeps } from './deps.ts';
import type { DigestItem, WhyNoText } from './digest.ts';
import { patience } from './patience.ts';
import { peopleIn } from './people-in.ts';

/** For the texts of one page. */
const PATIENCE_MS = 15 * SECOND;

type Deps = Pick<DigestDeps, 'slack' | 'directory' | 'log'>;

/**
 * Delivered mentions with their texts as Slack has them now, one after the other. Where Slack does not give a text, or
 * may not give it to `user`, the permalink stands alone; and once Slack wants to be left in peace for longer than anybody
 * waits for a page, so do all the rest.
 */
export async function readAgain(
  tenant: TenantId,
  user: UserId,
  items: readonly BatchItem[],
  deps: Deps,
): Promise<readonly DigestItem[]> {
  const workspaceUrl = await deps.directory.workspaceUrl(tenant);
  const read: DigestItem[] = [];
  const ask = patience(PATIENCE_MS);
  let mayAsk = true;
  for (const item of items) {
    let found: Found = unread;
    try {
      if (mayAsk && item.state !== 'gone') found = await ask(() => readOne(tenant, user, item, deps));
    } catch (thrown) {
      mayAsk = false;
      if (!(thrown instanceof RetryLaterError)) {
        deps.log.warn({ tenant, err: coerceError(thrown) }, 'A delivered mention could not be read again');
      }
    }
    const at = instantOf(item.ref.ts);
    const link = permalink(workspaceUrl, item.ref);
    const { id, ref, waitsForAnswer, neededBy } = item;
    read.push({
      id,
      ref,
      waitsForAnswer,
      ...(neededBy === undefined ? {} : { neededBy }),
      ...found,
      heldAt: at,
      promisedFor: at,
      permalink: link,
      because: 'waits',
    });
  }
  return read;
}

type Found = Pick<DigestItem, 'place' | 'author' | 'snippet' | 'whyNoText'>;

/** Taken for private: what is not known is not shown. */
const unknownPlace = { name: '', kind: 'private' } as const;
const unread: Found = { place: unknownPlace, author: {}, snippet: undefined, whyNoText: 'unreadable' };

async function readOne(tenant: TenantId, user: UserId, { ref }: BatchItem, deps: Deps): Promise<Found> {
  const found = await deps.directory.place(tenant, ref.channel);
  const place = { ...found, people: await peopleIn(tenant, found, user, deps.directory) };
  const without = (whyNoText: WhyNoText): Found => ({ place, author: {}, snippet: undefined, whyNoText });
  if (!(await mayRead(tenant, user, place, deps))) return without('access-unknown');
  const message = await deps.slack.read(tenant, ref);
  if (message === undefined) return without('unreadable');
  const author = message.user === undefined ? {} : { user: message.user };
  return { place, author, snippet: snippetOf(message.text) };
}

/** Public channels are open to everybody but guests; all others to their members. */
async function mayRead(tenant: TenantId, user: UserId, place: Place, { directory }: Deps): Promise<boolean> {
  const isOpen = place.kind === 'public' && !(await directory.profile(tenant, user)).isGuest;
  return isOpen || (await directory.isMember(tenant, place.channel, user)) === 'yes';
}
