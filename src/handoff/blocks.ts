import type { Button } from '@slack/types';
import {
  actions,
  button,
  context,
  escaped,
  escapedName,
  header,
  type KnownBlock,
  section,
} from '../block-kit.ts';
import { SECOND } from '../clock.ts';
import type { ChannelId, UserId } from '../ids.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Content } from '../slack.ts';
import { HANDOFF_ACTIONS } from './action-ids.ts';
import { copyFor, type Handoff, isToChannel } from './handoff.ts';
import type { Sight } from './line-elements.ts';
import type { HandoffReader } from './reader.ts';
import { reportBlocks } from './report-blocks.ts';

/** What to call those whom a handoff concerns. */
export type Names = ReadonlyMap<UserId, string>;

export interface CopyView {
  readonly handoff: Handoff;
  /** Whose copy it is: a person's, or a channel's. */
  readonly to: UserId | ChannelId;
  readonly names: Names;
  readonly sight: Sight;
}

/** A copy as its receiver sees it, now. */
export function copyMessage(view: CopyView, reader: HandoffReader): Content {
  const { handoff, names, sight } = view;
  const { handoff: words } = reader.words;
  const title = words.from(nameOf(handoff.author, names));
  const { blocks, left } = reportBlocks(handoff.report, sight, reader);
  const at = (instant: number): string => whenFor(instant, sight, reader);
  const sent = words.sentAt(at(handoff.sentAt));
  const corrected = handoff.correctedAt === undefined ? [] : [words.correctedAt(at(handoff.correctedAt))];
  return {
    text: escaped(title),
    blocks: [
      header(title),
      context([sent, ...corrected, ...canvasLink(view, reader)].join(' · ')),
      ...blocks,
      ...(left === 0 ? [] : [context(words.moreLines(left))]),
      ...standing(view, reader),
      ...buttons(view, left > 0, reader),
    ],
  };
}

/** mrkdwn, for whoever can open it by now. */
export function canvasLink(
  { handoff: { canvas }, to }: Pick<CopyView, 'handoff' | 'to'>,
  { words: { baton } }: Pick<HandoffReader, 'words'>,
): readonly string[] {
  return canvas?.url !== undefined && canvas.allowed.includes(to)
    ? [`<${canvas.url}|${baton.canvasLink}>`]
    : [];
}

export function nameOf(user: UserId, names: Names): string {
  return names.get(user) ?? user;
}

/** Slack shows everybody their own clock, where it is for all. */
function whenFor(instant: number, { isForAll }: Sight, reader: HandoffReader): string {
  const said = describeInstant(instant, reader);
  if (!isForAll) return said;
  return `<!date^${Math.floor(instant / SECOND)}^{date_short_pretty} {time}|${said}>`;
}

/** How it stands for this reader, if anything has come of it. */
function standing(
  { handoff, to, names }: CopyView,
  { words: { handoff: words } }: HandoffReader,
): readonly KnownBlock[] {
  const { accepted, closed } = handoff;
  if (closed !== undefined) return [section(words.closedBecause[closed.because])];
  if (accepted !== undefined) {
    if (accepted.by === to) return [section(words.youAccepted)];
    return [section(words.acceptedBy(escapedName(nameOf(accepted.by, names))))];
  }
  if (copyFor(handoff, to)?.state === 'declined') return [section(words.youDeclined)];
  return handoff.overdueAt === undefined ? [] : [section(words.nobodyYet)];
}

function buttons(
  { handoff, to }: Pick<CopyView, 'handoff' | 'to'>,
  hasMore: boolean,
  reader: HandoffReader,
): readonly KnownBlock[] {
  const { handoff: words } = reader.words;
  const shown = [
    ...receiverButtons(handoff, to, reader),
    ...(hasMore ? [button(HANDOFF_ACTIONS.whole, words.showWhole, { value: handoff.id })] : []),
  ];
  return shown.length === 0 ? [] : [actions(shown)];
}

/** What a receiver can do with it now. */
export function receiverButtons(
  handoff: Handoff,
  to: UserId | ChannelId,
  { words: { handoff: words } }: Pick<HandoffReader, 'words'>,
): readonly Button[] {
  const value = handoff.id;
  const ask = button(HANDOFF_ACTIONS.ask, words.ask, { value });
  if (handoff.closed !== undefined) return [];
  if (handoff.accepted !== undefined) {
    return handoff.accepted.by === to ? [ask, button(HANDOFF_ACTIONS.close, words.close, { value })] : [];
  }
  const accept = button(HANDOFF_ACTIONS.accept, words.accept, { value, style: 'primary' });
  const isDeclined = copyFor(handoff, to)?.state === 'declined';
  const decline = button(HANDOFF_ACTIONS.decline, words.decline, { value });
  return [accept, ask, ...(isDeclined || isToChannel(handoff) ? [] : [decline])];
}
