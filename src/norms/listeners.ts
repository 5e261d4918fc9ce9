import type { App, BlockAction, ButtonAction, MessageShortcut, ViewSubmitAction } from '@slack/bolt';
import { coerceError } from '../errors.ts';
import { parseMentionId } from '../mentions/held.ts';
import { ackInTime } from '../people/ack-in-time.ts';
import { localeOf, onlyForThem, tenantOf } from '../people/answering.ts';
import { notice } from '../people/form.ts';
import { wordsFor } from '../words/words.ts';
import { NORMS_ACTIONS, NORMS_VIEWS } from './action-ids.ts';
import { answering, saidBeside } from './answering.ts';
import type { NormsDeps } from './deps.ts';
import { type BriefSubmitted, openBrief, originalOf, submitBrief } from './make-brief.ts';
import { mutedContent } from './nudge-blocks.ts';
import { Muted } from './nudged.ts';

/** Listens to the buttons of nudges, and to "Make it a brief" wherever it stands. */
export function registerNudges(app: App, deps: NormsDeps): void {
  onMute(app, deps);

  app.action<BlockAction<ButtonAction>>(
    NORMS_ACTIONS.makeBrief,
    async ({ action, body, context, ack, respond }) => {
      await ack();
      const tenant = tenantOf(body, context);
      const user = body.user.id;
      const act = async (locale: string | undefined): Promise<void> => {
        const ref = parseMentionId(action.value ?? '');
        const original = await originalOf(tenant, user, ref, deps);
        await deps.slack.openModal(tenant, body.trigger_id, openBrief(user, ref, original, wordsFor(locale)));
      };
      await answering(deps, tenant, user, act, saidBeside(respond));
    },
  );

  app.shortcut<MessageShortcut>('make_it_a_brief', async ({ shortcut, context, ack, respond }) => {
    await ack();
    const tenant = tenantOf(shortcut, context);
    const { user, channel, message, trigger_id: triggerId } = shortcut;
    const thread: unknown = message['thread_ts'];
    const isReply = typeof thread === 'string' && thread !== message.ts;
    const ref = { channel: channel.id, ts: message.ts, ...(isReply ? { threadTs: thread } : {}) };
    const original = { user: message.user, text: message.text ?? '', blocks: message['blocks'] };
    const act = async (locale: string | undefined): Promise<void> => {
      await deps.slack.openModal(tenant, triggerId, openBrief(user.id, ref, original, wordsFor(locale)));
    };
    await answering(deps, tenant, user.id, act, saidBeside(respond));
  });

  app.view<ViewSubmitAction>(NORMS_VIEWS.brief, async ({ body, view, context, ack }) => {
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const locale = await localeOf(deps, tenant, user);
    const form = { values: view.state.values, metadata: view.private_metadata };
    const submitted = submitBrief(tenant, user, form, deps.clock.now(), locale, deps).catch(
      (thrown: unknown): BriefSubmitted => {
        deps.log.error({ tenant, err: coerceError(thrown) }, 'A brief could not be kept');
        const { norms, people, common } = wordsFor(locale);
        return {
          response_action: 'update',
          view: notice(norms.briefTitle, people.done, common.somethingFailed),
        };
      },
    );
    await ackInTime(
      submitted,
      (answer) => ack(answer),
      async () => {},
    );
  });
}

function onMute(app: App, deps: NormsDeps): void {
  for (const actionId of [NORMS_ACTIONS.mute, NORMS_ACTIONS.muteAll]) {
    app.action<BlockAction<ButtonAction>>(actionId, async ({ action, body, context, ack, respond }) => {
      await ack();
      const tenant = tenantOf(body, context);
      const act = async (locale: string | undefined): Promise<void> => {
        const what = Muted.catch('all').parse(action.value);
        await deps.nudged.mute(tenant, body.user.id, what);
        await respond({ ...onlyForThem(mutedContent(what, wordsFor(locale))), replace_original: true });
      };
      await answering(deps, tenant, body.user.id, act, saidBeside(respond));
    });
  }

  app.action<BlockAction>(NORMS_ACTIONS.unmute, async ({ body, context, ack, respond }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const act = async (locale: string | undefined, now: number): Promise<void> => {
      await deps.nudged.unmute(tenant, user);
      if (body.view !== undefined) return await deps.refreshHome(tenant, user, now, body.view.hash);
      const { norms } = wordsFor(locale);
      await respond({ response_type: 'ephemeral', replace_original: true, text: norms.unmuted });
    };
    await answering(deps, tenant, user, act, saidBeside(respond));
  });
}
