import { context, cut, escaped, type KnownBlock, section } from '../block-kit.ts';
import type { Content } from '../slack.ts';
import type { Words } from '../words/words.ts';
import type { Brief } from './briefs.ts';

/** Slack shows a text for notifications best up to here. */
const TEXT_CHARACTERS = 3500;

/** The brief as it stands in the thread. `author` is their name; they are named and not called. */
export function briefContent(brief: Brief, author: string, { norms }: Words): Content {
  const called = [
    ...brief.users.map((user) => `<@${user}>`),
    ...brief.groups.map((group) => `<!subteam^${group}>`),
  ].join(' ');
  const name = escaped(author);
  const parts: readonly (readonly [title: string, text: string])[] = [
    [norms.briefNeeded, said(brief.needed)],
    [norms.briefContext, said(brief.context)],
    [norms.briefOutcome, said(brief.outcome)],
    [norms.briefEdgeCases, said(brief.edgeCases)],
    [norms.briefNeededBy, brief.neededBy === undefined ? '' : inReadersZone(brief.neededBy)],
    [norms.briefLinks, brief.links.map(linkTo).join('\n')],
    [norms.briefVideo, brief.video === undefined ? '' : linkTo(brief.video)],
  ];
  const blocks: KnownBlock[] = [
    section(called === '' ? norms.briefOf(name) : norms.briefOfFor(name, called)),
    ...parts.filter(([, text]) => text !== '').map(([title, text]) => section(`*${title}*\n${text}`)),
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
