import type { Claim } from '../agenda/agenda.ts';
import { context, escaped, escapedName, type KnownBlock, section } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Content } from '../slack.ts';
import type { HandoffDeps } from './deps.ts';
import type { Handoff, News } from './handoff.ts';
import { postOnce } from './post-once.ts';
import { type HandoffReader, readerOf } from './reader.ts';
import { schedule } from './things.ts';
import { tellingTime } from './windows.ts';

/** Lines in one message; of what is more the list tells. */
const MOST_LINES = 20;

/** Tells an author in their block what has become of their handoffs, in one message. */
export async function tellAuthor(
  tenant: TenantId,
  claim: Claim,
  user: UserId,
  now: number,
  deps: HandoffDeps,
): Promise<void> {
  const { handoffs, slack } = deps;
  const author = await readerOf(tenant, user, now, deps);
  const at = tellingTime(author.reading, now);
  if (at > now) {
    await schedule(deps, tenant, { what: 'tell', user }, at);
    return;
  }
  const untold = (await handoffs.by(tenant, user)).filter(({ news }) => news.length > 0);
  if (untold.length === 0) return;
  const lines: string[] = [];
  for (const handoff of untold) {
    for (const each of handoff.news) lines.push(await newsLine(tenant, handoff, each, author, deps));
  }
  const channel = await slack.dm(tenant, user);
  const content = newsMessage(lines, author);
  const posted = await postOnce(tenant, claim, { channel, key: claim.id, content }, deps);
  if (posted === undefined) return;
  for (const { id, news } of untold) {
    const told = news.length;
    await handoffs.change(tenant, id, (handoff) => ({ ...handoff, news: handoff.news.slice(told) }));
  }
}

function newsMessage(lines: readonly string[], { words }: HandoffReader): Content {
  const { handoff } = words;
  const shown = lines.slice(0, MOST_LINES);
  const more: readonly KnownBlock[] =
    lines.length > shown.length ? [context(handoff.andMore(lines.length - shown.length))] : [];
  return { text: shown.join('\n'), blocks: [...shown.map((line) => section(line)), ...more] };
}

async function newsLine(
  tenant: TenantId,
  handoff: Handoff,
  { what, by, reason }: News,
  author: HandoffReader,
  { directory }: Pick<HandoffDeps, 'directory'>,
): Promise<string> {
  const { handoff: words } = author.words;
  const sent = describeInstant(handoff.sentAt, author);
  const name =
    by === undefined || !/^[UW]/.test(by)
      ? (by ?? '')
      : escapedName((await directory.profile(tenant, by)).name);
  switch (what) {
    case 'accepted':
      return words.newsAccepted(name, sent);
    case 'declined':
      return reason === undefined
        ? words.newsDeclined(name, sent)
        : words.newsDeclinedBecause(name, sent, escaped(reason));
    case 'overdue':
      return words.newsOverdue(sent);
    case 'undeliverable':
      return words.newsUndeliverable(sent);
  }
}
