import type { Claim } from '../agenda/agenda.ts';
import { postOnce } from '../agenda/post-once.ts';
import { escaped, section } from '../block-kit.ts';
import { coerceError } from '../errors.ts';
import type { TenantId } from '../ids.ts';
import { BRIEF_EVENT } from '../mentions/message.ts';
import { permalink } from '../people/directory.ts';
import { type Content, type Posted, SlackRefusal } from '../slack.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { briefContent } from './brief-blocks.ts';
import type { Brief } from './briefs.ts';
import type { NormsDeps } from './deps.ts';

type Deps = Pick<
  NormsDeps,
  'briefs' | 'slack' | 'agenda' | 'clock' | 'beginPost' | 'settleMs' | 'directory' | 'people' | 'log'
>;

/**
 * Posts a brief in the thread of its message, once: after a crash it is looked for by the claim's id. Who wrote it stands
 * in its metadata, so that its mentions are theirs. What Slack refuses goes back to its author, whole.
 */
export async function postBrief(tenant: TenantId, claim: Claim, deps: Deps): Promise<void> {
  const brief = await deps.briefs.find(tenant, claim.thing);
  if (brief === undefined) return;
  const { name, locale } = await authorOf(tenant, brief, deps);
  const words = wordsFor(locale);
  const content = briefContent(brief, name, words);
  try {
    if (await hasLeft(tenant, brief, deps)) throw new SlackRefusal('chat.postMessage', 'not_in_channel');
    const posted = await postInThread(tenant, claim, brief, content, deps);
    if (posted === undefined) return;
    await deps.briefs.posted(tenant, claim.thing, posted);
    await tellAuthor(tenant, brief, posted, words, deps);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    await giveBack(tenant, claim, brief, content, words, deps).catch((refused: unknown) => {
      // Its author is gone, too.
      if (!(refused instanceof SlackRefusal)) throw refused;
    });
    await deps.briefs.drop(tenant, claim.thing);
  }
}

async function postInThread(
  tenant: TenantId,
  claim: Claim,
  { channel, of, threadTs, author, neededBy }: Brief,
  content: Content,
  deps: Deps,
): Promise<Posted | undefined> {
  const payload = { author, of, ...(neededBy === undefined ? {} : { needed_by: neededBy }) };
  const brief = { channel, event: BRIEF_EVENT, key: claim.id, payload, ...content };
  try {
    return await postOnce(tenant, claim, { ...brief, threadTs: threadTs ?? of }, deps);
  } catch (error) {
    // The original is gone already, and its thread with it.
    if (!(error instanceof SlackRefusal && error.code === 'thread_not_found')) throw error;
    return await postOnce(tenant, claim, brief, deps);
  }
}

/** Nothing is posted for somebody into what they can no longer read. */
async function hasLeft(tenant: TenantId, { channel, author }: Brief, { directory }: Deps): Promise<boolean> {
  const [{ kind }, { isGuest, isStranger }] = await Promise.all([
    directory.place(tenant, channel),
    directory.profile(tenant, author),
  ]);
  const isOpen = kind === 'public' && !isGuest && !isStranger;
  return !isOpen && (await directory.isMember(tenant, channel, author)) === 'no';
}

/** They know that it stands there, and that the original may go. That they are not told costs them nothing. */
async function tellAuthor(
  tenant: TenantId,
  { channel, of, threadTs, author }: Brief,
  posted: Posted,
  { norms }: Words,
  { slack, directory, log }: Deps,
): Promise<void> {
  try {
    const url = permalink(await directory.workspaceUrl(tenant), { ...posted, threadTs: threadTs ?? of });
    const text = norms.briefPosted(`<${escaped(url)}|${norms.briefLink}>`);
    await slack.whisper(tenant, { channel, threadTs, user: author }, { text, blocks: [section(text)] });
  } catch (error) {
    log.info({ tenant, err: coerceError(error) }, 'The author of a brief could not be told');
  }
}

async function giveBack(
  tenant: TenantId,
  claim: Claim,
  { author }: Brief,
  content: Content,
  { norms }: Words,
  deps: Deps,
): Promise<void> {
  const channel = await deps.slack.dm(tenant, author);
  const text = `${norms.briefRefused}\n${content.text}`;
  const blocks = [section(norms.briefRefused), ...content.blocks];
  const back = { channel, event: 'sluice_brief_refused', key: `back-${claim.id}`, text, blocks };
  await postOnce(tenant, claim, back, deps);
}

async function authorOf(tenant: TenantId, { author }: Brief, { directory, people }: Deps) {
  const [profile, person] = await Promise.all([
    directory.profile(tenant, author),
    people.find(tenant, author),
  ]);
  return { name: profile.name, locale: person?.locale ?? profile.locale };
}
