import { context, escaped, header, type KnownBlock, section } from '../block-kit.ts';
import { instantOf } from '../ids.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Content } from '../slack.ts';
import type { Words } from '../words/words.ts';
import { ANNOUNCED_AT_ONCE, type Announced, type Digest, type DigestItem, SHOWN_AT_ONCE } from './digest.ts';
import { openItem } from './item.ts';
import { wholeActions } from './whole.ts';

/** The one DM that a block brings. */
export function digestMessage(digest: Digest, words: Words): Content {
  const { items, batchId, explainsButtons, lastWords } = digest;
  const headline = words.digest.headline(items.length, asking(items).length);
  const remarks = remarksOn(digest, words);
  const hidden = items.length - SHOWN_AT_ONCE;
  const blocks: KnownBlock[] = [
    header(headline),
    ...(remarks.length === 0 ? [] : [context(remarks.join('\n'))]),
    ...shownItems(digest, words),
    ...(hidden > 0 ? [context(words.digest.andMore(hidden, words.digest.showAll(items.length)))] : []),
    ...(items.length > 1 ? [wholeActions(batchId, hidden > 0 ? items.length : undefined, words)] : []),
    ...announcedLine(digest, words),
    ...(explainsButtons ? [context(words.digest.explainButtons)] : []),
    ...(lastWords === undefined ? [] : [context(lastWords)]),
  ];
  return { text: [headline, ...remarks.slice(0, 1)].join(' · '), blocks };
}

function shownItems(digest: Digest, words: Words): KnownBlock[] {
  const shown = digest.items.slice(0, SHOWN_AT_ONCE);
  const first = asking(shown);
  const rest = shown.filter((item) => !item.waitsForAnswer);
  const isMixed = first.length > 0 && rest.length > 0;
  const under = (title: string, part: readonly DigestItem[]): KnownBlock[] => [
    ...(isMixed ? [section(`*${title}*`)] : []),
    ...part.map((item) => openItem(item, digest, words)),
  ];
  return [...under(words.digest.asksOfYou, first), ...under(words.digest.everythingElse, rest)];
}

function asking(items: readonly DigestItem[]): readonly DigestItem[] {
  return items.filter((item) => item.waitsForAnswer);
}

/** The newest of what called on whole channels, under the channel that each stands in. */
function announcedLine({ announced, zone, locale, now }: Digest, words: Words): KnownBlock[] {
  if (announced.length === 0) return [];
  const named = announced.slice(-ANNOUNCED_AT_ONCE);
  const link = ({ ref, permalink }: Announced): string =>
    `<${escaped(permalink)}|${describeInstant(instantOf(ref.ts), { zone, locale, now })}>`;
  const places = Map.groupBy(named, ({ ref }) => ref.channel);
  const list = [...places].map(([channel, here]) => {
    const where = here[0]?.kind === 'group-dm' ? words.digest.groupMessage : `<#${channel}>`;
    return `${where} ${here.map(link).join(', ')}`;
  });
  return [context(words.digest.alsoAnnounced(list.join(' · '), announced.length - named.length))];
}

/** Why it comes now, and what is no longer in it. */
function remarksOn({ items, late, early, removed, zone, locale, now }: Digest, words: Words): string[] {
  const promised = Math.min(...items.map((item) => item.promisedFor));
  return [
    ...(late ? [words.digest.late(describeInstant(promised, { zone, locale, now }))] : []),
    ...(early === '' ? [] : [words.digest.early[early]]),
    ...(Object.values(removed).some((count) => count > 0) ? [words.digest.removed(removed)] : []),
  ];
}
