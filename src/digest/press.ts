import type { BlockAction, Context, RespondFn } from '@slack/bolt';
import { context, type KnownBlock } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Content, Posted, Slack } from '../slack.ts';
import type { Words } from '../words/words.ts';
import { allModal } from './all-view.ts';
import { patience, VIEW_PATIENCE_MS } from './patience.ts';
import { writeView } from './write-view.ts';

/** One press of a button or choice from a menu, in a digest's DM or in the view of all its mentions. */
export interface Press {
  readonly tenant: TenantId;
  readonly user: UserId;
  readonly triggerId: string;
  /** On a mention its id. */
  readonly blockId: string;
  readonly batchId: string;
  /** What the element's value says besides the batch. */
  readonly argument: string;
  readonly surface: Surface;
}

export type Surface =
  | { readonly kind: 'dm'; readonly posted: Posted; readonly content: Content; readonly respond: RespondFn }
  | { readonly kind: 'modal'; readonly viewId: string; readonly blocks: readonly KnownBlock[] };

/** Undefined for what carries neither a message nor a modal: nothing of a digest is pressed there. */
export function readPress(
  body: BlockAction,
  { teamId }: Pick<Context, 'teamId'>,
  respond: RespondFn,
): Press | undefined {
  const [action] = body.actions;
  const tenant = teamId ?? body.team?.id;
  const surface = surfaceOf(body, respond);
  if (action === undefined || tenant === undefined || surface === undefined) return undefined;
  const value = readValue(action);
  const [batchId = ''] = value.split(':', 1);
  return {
    tenant,
    user: body.user.id,
    triggerId: body.trigger_id,
    blockId: action.block_id,
    batchId,
    argument: value.slice(batchId.length + 1),
    surface,
  };
}

/** Tells the one who pressed, and nobody else. */
export async function tell(
  { tenant, surface }: Press,
  text: string,
  words: Words,
  slack: Slack,
): Promise<void> {
  if (surface.kind === 'dm') {
    await surface.respond({ response_type: 'ephemeral', replace_original: false, text });
    return;
  }
  const notice = { ...context(text), block_id: NOTICE_BLOCK };
  const view = allModal([notice, ...surface.blocks], words);
  await patience(VIEW_PATIENCE_MS)(() => writeView(tenant, surface.viewId, view, slack));
}

/** The next press takes it away again. */
const NOTICE_BLOCK = 'digest-notice';

function readValue(action: BlockAction['actions'][number]): string {
  if (action.type === 'overflow') return action.selected_option.value;
  return (action.type === 'button' ? action.value : undefined) ?? '';
}

function surfaceOf({ view, message, channel }: BlockAction, respond: RespondFn): Surface | undefined {
  if (view?.type === 'modal') {
    const blocks = view.blocks as readonly KnownBlock[];
    return { kind: 'modal', viewId: view.id, blocks: blocks.filter(isNoNotice) };
  }
  if (message === undefined || channel === undefined) return undefined;
  return {
    kind: 'dm',
    posted: { channel: channel.id, ts: message.ts },
    content: { text: message.text ?? '', blocks: (message['blocks'] ?? []) as readonly KnownBlock[] },
    respond,
  };
}

function isNoNotice({ block_id }: KnownBlock): boolean {
  return block_id !== NOTICE_BLOCK;
}
