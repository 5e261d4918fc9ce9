import { context, cut, escaped, escapedName, type KnownBlock, section } from '../block-kit.ts';
import type { Content } from '../slack.ts';
import type { Words } from '../words/words.ts';
import type { Brief } from './briefs.ts';
import { textSections } from './long-text.ts';

/** Slack shows a text for notifications best up to here. */
const TEXT_CHARACTERS = 3500;

/** The brief as it stands in the thread. `author` is their name; they are named and not called. */
export function briefContent(brief: Brief, author: string, { norms }: Words): Content {
  const called = [
    ...brief.users.map((user) => `<@${user}>`),
    ...brief.groups.map((group) => `<!subteam^${group}>`),
  ].join(' ');
  const name = escapedName(author);
  const titled = (title: string, text: string): readonly KnownBlock[] =>
    text === '' ? [] : [section(`*${title}*\n${text}`)];
  const written = (title: string, text: string): readonly KnownBlock[] => textSections(text, `*${title}*\n`);
  const blocks: KnownBlock[] = [
    section(called === '' ? norms.briefOf(name) : norms.briefOfFor(name, called)),
    ...written(norms.briefNeeded, brief.needed),
    ...written(norms.briefContext, brief.context),
    ...written(norms.briefOutcome, brief.outcome),
    ...written(norms.briefEdgeCases, brief.edgeCases),
    ...titled(norms.briefNeededBy, brief.neededBy === undefined ? '' : inReadersZone(brief.neededBy)),
    ...titled(norms.briefLinks, brief.links.map(linkTo).join('\n')),
    ...titled(norms.briefVideo, brief.video === undefined ? '' : linkTo(brief.video)),
    context(norms.briefFooter(name)),
  ];
  const summary = [brief.needed, brief.context].filter(Boolean).map(said).join('\n');
  return { text: cut([called, summary].filter(Boolean).join(' '), TEXT_CHARACTERS), blocks };
}

function said(text: string): string {
  return escaped(text.trim());
}

function linkTo(url: string): string {
  return `<${escaped(url)}>`;
}

/** Slack writes it on each reader's own clock; where it cannot, in UTC. */
function inReadersZone(at: number): string {
  const fallback = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return `<!date^${Math.floor(at / 1000)}^{date_short_pretty} {time}|${fallback} UTC>`;
}
