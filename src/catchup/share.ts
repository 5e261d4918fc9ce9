import type { KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { context, escaped } from '../block-kit.ts';
import type { MessageRef, TenantId } from '../ids.ts';
import { permalink } from '../people/directory.ts';
import { modal } from '../people/form.ts';
import type { Content } from '../slack.ts';
import { summaryBlocks } from '../summary/blocks.ts';
import type { Summary } from '../summary/summary.ts';
import type { Words } from '../words/words.ts';
import { accessTo } from './access.ts';
import { CATCHUP_VIEWS } from './action-ids.ts';
import type { CatchupDeps } from './deps.ts';
import { refusal } from './gate.ts';
import type { ChannelNow } from './history.ts';
import type { Kept } from './kept.ts';
import { titleOf } from './one.ts';
import type { CatchupReader } from './reader.ts';
import { say } from './say.ts';

/** What the preview must know again when it is sent. */
export const ShareMetadata = z.object({ of: z.string(), here: z.string() });
export type ShareMetadata = z.infer<typeof ShareMetadata>;

type Shareable =
  | { readonly kind: 'yes'; readonly kept: Kept; readonly content: Content }
  | { readonly kind: 'no'; readonly why: Content };

/** What everybody in the channel or thread would see, shown to the one who shares it. */
export async function openPreview(
  tenant: TenantId,
  metadata: ShareMetadata,
  reader: CatchupReader,
  deps: CatchupDeps,
): Promise<ModalView> {
  const { catchup } = reader.words;
  const found = await shareable(tenant, metadata, reader, deps);
  const texts = { title: catchup.shareTitle, close: reader.words.people.cancel };
  if (found.kind === 'no') return modal(CATCHUP_VIEWS.share, texts, [...found.why.blocks]);
  const where = found.kept.threadTs === undefined ? catchup.goesToChannel : catchup.goesToThread;
  return modal(
    CATCHUP_VIEWS.share,
    { ...texts, submit: catchup.shareNow },
    [context(where(`<#${found.kept.channel}>`)), ...found.content.blocks],
    metadata,
  );
}

/** Posts it, once more asked whether it may be. Undefined where it is posted; else why not. */
export async function share(
  tenant: TenantId,
  metadata: ShareMetadata,
  reader: CatchupReader,
  deps: CatchupDeps,
): Promise<Content | undefined> {
  const found = await shareable(tenant, metadata, reader, deps);
  if (found.kind === 'no') return found.why;
  const { channel, threadTs } = found.kept;
  await deps.slack.post(tenant, { channel, threadTs, ...found.content });
  return undefined;
}

async function shareable(
  tenant: TenantId,
  { of, here }: ShareMetadata,
  reader: CatchupReader,
  deps: CatchupDeps,
): Promise<Shareable> {
  const { catchup } = reader.words;
  const kept = await deps.kept.find(tenant, reader.user, of, reader.now);
  if (kept === undefined) return { kind: 'no', why: say(catchup.expired) };
  const access = await accessTo(tenant, reader.user, kept.channel, here, deps);
  if (access.kind !== 'yes') return { kind: 'no', why: refusal(access, reader, deps) };
  const texts = await deps.kept.texts(tenant, kept);
  if (texts === undefined) return { kind: 'no', why: say(catchup.changedSince) };
  const url = await deps.directory.workspaceUrl(tenant);
  return { kind: 'yes', kept, content: shared(kept, access.channel, texts.summary, url, reader) };
}

/** The same for everybody: who has what to do is said by name, and nobody is addressed. */
function shared(
  { threadTs }: Kept,
  channel: ChannelNow,
  summary: Summary,
  workspaceUrl: string,
  reader: CatchupReader,
): Content {
  const { catchup } = reader.words;
  const linkTo = (ref: MessageRef): string => permalink(workspaceUrl, ref);
  const title = titleOf(channel, threadTs !== undefined, reader, true);
  const toAll = { ...summary, headline: summary.headline.filter(({ citations }) => citations.length > 0) };
  const view = { ...reader, words: wordsToAll(reader) };
  const by = context(catchup.sharedBy(escaped(reader.name)));
  const blocks: readonly KnownBlock[] = [...summaryBlocks(title, toAll, linkTo, view), by];
  return { text: title, blocks };
}

function wordsToAll({ words, name }: CatchupReader): Pick<Words, 'summary'> {
  const { summary, catchup } = words;
  return { summary: { ...summary, kinds: { ...summary.kinds, 'for-you': catchup.askedOf(name) } } };
}
