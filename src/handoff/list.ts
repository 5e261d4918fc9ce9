import type { Button } from '@slack/types';
import {
  actions,
  button,
  context,
  cut,
  escaped,
  escapedName,
  header,
  type KnownBlock,
  section,
} from '../block-kit.ts';
import type { TenantId } from '../ids.ts';
import type { Directory } from '../people/directory.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Content } from '../slack.ts';
import { HANDOFF_ACTIONS } from './action-ids.ts';
import { receiverButtons } from './blocks.ts';
import type { HandoffDeps } from './deps.ts';
import { copyFor, type Handoff, statusOf } from './handoff.ts';
import type { HandoffReader } from './reader.ts';
import { isThere, openLines } from './report.ts';

/** Where people's names are found. */
interface Names {
  readonly directory: Pick<Directory, 'profile'>;
}

const MOST_LISTED = 8;
const PREVIEW_CHARACTERS = 100;

/** The batons of a person: those that they have, and those that they gave. */
export async function listMessage(
  tenant: TenantId,
  reader: HandoffReader,
  deps: Pick<HandoffDeps, 'handoffs' | 'directory'>,
): Promise<Content> {
  const { handoff: words } = reader.words;
  const { received, given } = await batonsOf(tenant, reader, deps);
  if (received.length === 0 && given.length === 0) {
    return { text: words.noBatons, blocks: [section(words.noBatons)] };
  }
  const blocks = [
    ...(await listed(tenant, words.receivedTitle, received, reader, deps, MOST_LISTED)),
    ...(await listed(tenant, words.givenTitle, given, reader, deps, MOST_LISTED)),
  ];
  return { text: words.listTitle, blocks };
}

/** Received ones as soon as they are delivered: what is still to come is not theirs to see yet. */
export async function batonsOf(
  tenant: TenantId,
  { user }: Pick<HandoffReader, 'user'>,
  { handoffs }: Pick<HandoffDeps, 'handoffs'>,
): Promise<{ readonly received: readonly Handoff[]; readonly given: readonly Handoff[] }> {
  const [to, by] = await Promise.all([handoffs.to(tenant, user), handoffs.by(tenant, user)]);
  const received = to.filter((handoff) => {
    if (handoff.author === user || handoff.closed !== undefined) return false;
    if (handoff.accepted !== undefined) return handoff.accepted.by === user;
    const copy = copyFor(handoff, user);
    return copy !== undefined && copy.state !== 'planned';
  });
  return { received, given: by.filter(({ closed }) => closed === undefined) };
}

export async function listed(
  tenant: TenantId,
  title: string,
  batons: readonly Handoff[],
  reader: HandoffReader,
  deps: Names,
  most: number,
): Promise<readonly KnownBlock[]> {
  if (batons.length === 0) return [];
  const shown = await Promise.all(
    batons.slice(0, most).map((handoff) => batonBlocks(tenant, handoff, reader, deps)),
  );
  const more = batons.length - shown.length;
  return [header(title), ...shown.flat(), ...(more > 0 ? [context(reader.words.handoff.andMore(more))] : [])];
}

async function batonBlocks(
  tenant: TenantId,
  handoff: Handoff,
  reader: HandoffReader,
  deps: Names,
): Promise<readonly KnownBlock[]> {
  const line = await batonLine(tenant, handoff, reader, deps);
  return [section([line, ...preview(handoff, reader)].join('\n')), actions([...buttonsFor(handoff, reader)])];
}

/**
 * What comes next of it. To others than its author neither words of messages nor what stands in a channel: nobody has
 * looked yet whether they may read there now.
 */
function preview({ author, to, report }: Handoff, { user }: HandoffReader): readonly string[] {
  const isOwn = author === user;
  if (!isOwn && to.kind === 'channel') return [];
  const lines = [...openLines(report), ...report.done.filter(isThere)];
  const [first] = lines.filter(({ isQuote }) => isOwn || !isQuote);
  return first === undefined ? [] : [`_${escaped(cut(first.text, PREVIEW_CHARACTERS))}_`];
}

function buttonsFor(handoff: Handoff, reader: HandoffReader): readonly Button[] {
  const { handoff: words } = reader.words;
  const value = handoff.id;
  const whole = button(HANDOFF_ACTIONS.whole, words.show, { value });
  const markdown = button(HANDOFF_ACTIONS.markdown, reader.words.baton.markdown, { value });
  if (handoff.author !== reader.user) {
    return [whole, ...receiverButtons(handoff, reader.user, reader), markdown];
  }
  return [
    whole,
    button(HANDOFF_ACTIONS.correct, words.correct, { value }),
    button(HANDOFF_ACTIONS.close, words.close, { value }),
    markdown,
  ];
}

async function batonLine(
  tenant: TenantId,
  handoff: Handoff,
  reader: HandoffReader,
  { directory }: Names,
): Promise<string> {
  const { handoff: words } = reader.words;
  const name = async (user: string): Promise<string> =>
    escapedName((await directory.profile(tenant, user)).name);
  const { author, to, sentAt, accepted } = handoff;
  const at = describeInstant(sentAt, reader);
  const status = statusOf(handoff);
  const state =
    status === 'accepted' && accepted?.by !== reader.user
      ? words.acceptedBy(await name(accepted?.by ?? author))
      : accepted?.by === reader.user
        ? words.youAccepted
        : words.statuses[status];
  if (author !== reader.user) return `${words.lineFrom(await name(author), at)}\n${state}`;
  const receiver =
    to.kind === 'person'
      ? await name(to.user)
      : to.kind === 'group'
        ? `<!subteam^${to.group}>`
        : to.kind === 'region'
          ? escapedName(to.name)
          : `<#${to.channel}>`;
  return `${words.lineTo(receiver, at)}\n${state}`;
}
