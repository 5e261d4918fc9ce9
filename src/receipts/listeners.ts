import type { App, BlockAction, ButtonAction, Context, MessageShortcut, RespondFn } from '@slack/bolt';
import type { Clock } from '../clock.ts';
import type { MessageRef, TenantId, UserId } from '../ids.ts';
import { parseMentionId } from '../mentions/held.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { type AskForCall, answerCantWait, answerTellMe } from './buttons.ts';
import { CANT_WAIT, TELL_ME } from './receipt.ts';
import type { ReceiptRoles } from './roles.ts';
import { why } from './why.ts';

type Roles = ReceiptRoles & { readonly askForCall: AskForCall };

/** Undefined where something else was shown instead. */
type Answer = (
  tenant: TenantId,
  user: UserId,
  ref: MessageRef,
  now: number,
  roles: Roles,
  triggerId: string,
) => Promise<Content | undefined>;

/** The receipt's buttons and the message shortcut "Where is it?". Answers are only visible to who asked. */
export function registerReceipts(
  app: Pick<App, 'action' | 'shortcut'>,
  roles: Roles & { readonly clock: Pick<Clock, 'now'> },
): void {
  const presses: readonly (readonly [string, Answer])[] = [
    [CANT_WAIT, answerCantWait],
    [TELL_ME, answerTellMe],
  ];
  for (const [actionId, answer] of presses) {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ ack, action, body, context, respond }) => {
      await ack();
      const asked = { ...askedBy(body, context), triggerId: body.trigger_id };
      await whisperBack(respond, asked, parseMentionId(action.value ?? ''), answer);
    });
  }

  app.shortcut<MessageShortcut>('where_is_it', async ({ ack, shortcut, context, respond }) => {
    await ack();
    const { channel, message } = shortcut;
    const thread: unknown = message['thread_ts'];
    const isReply = typeof thread === 'string' && thread !== message.ts;
    const ref = { channel: channel.id, ts: message.ts, ...(isReply ? { threadTs: thread } : {}) };
    const asked = { ...askedBy(shortcut, context), triggerId: shortcut.trigger_id };
    await whisperBack(respond, asked, ref, why);
  });

  async function whisperBack(
    respond: RespondFn,
    { tenant, user, triggerId }: Asked & { readonly triggerId: string },
    ref: MessageRef,
    answer: Answer,
  ): Promise<void> {
    const say = async (text: string, blocks: Content['blocks'] = []): Promise<void> => {
      await respond({ response_type: 'ephemeral', replace_original: false, text, blocks: [...blocks] });
    };
    try {
      const content = await answer(tenant, user, ref, roles.clock.now(), roles, triggerId);
      if (content !== undefined) await say(content.text, content.blocks);
    } catch (error) {
      await say(wordsFor(await localeOf(tenant, user)).common.somethingFailed);
      throw error;
    }
  }

  /** Undefined where what failed is what knows it. */
  async function localeOf(tenant: TenantId, user: UserId): Promise<string | undefined> {
    return await roles.directory.profile(tenant, user).then(
      ({ locale }) => locale,
      () => undefined,
    );
  }
}

interface Asked {
  readonly tenant: TenantId;
  readonly user: UserId;
}

/** Who presses or asks. In a channel shared with another organisation Slack may name that one: ours is what counts. */
function askedBy(
  { team, user }: { team: { id: string } | null; user: { id: string; team_id?: string } },
  { teamId }: Pick<Context, 'teamId'>,
): Asked {
  const tenant = teamId ?? team?.id ?? user.team_id;
  if (tenant === undefined) throw new Error('A press came without its workspace');
  return { tenant, user: user.id };
}
