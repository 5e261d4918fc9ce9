import type { App, BlockAction, Context, RespondFn } from '@slack/bolt';
import { coerceError, UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { CALL_ACTIONS } from './call-actions.ts';
import type { CallDeps } from './deps.ts';
import { readerOf } from './names.ts';
import { type Answer, answerCall, callNow, takeBack } from './press.ts';

interface Press {
  readonly tenant: TenantId;
  readonly user: UserId;
  /** What the element says: a call, a ring. */
  readonly value: string;
  /** A person who was chosen. */
  readonly chosen: UserId;
}

/** Answers what; undefined where the messages themselves show it. */
type Act = (press: Press, now: number) => Promise<string | undefined>;

/** The buttons of a call's messages and receipts. Pressed twice, late or by somebody else they do no harm. */
export function registerCalls(app: Pick<App, 'action'>, deps: CallDeps): void {
  const answering =
    (answerFor: (press: Press) => Answer): Act =>
    async (press, now) => {
      await answerCall(press.tenant, press.value, press.user, answerFor(press), now, deps);
      return undefined;
    };
  const acts: Readonly<Record<string, Act>> = {
    [CALL_ACTIONS.onIt]: answering(() => ({ kind: 'on-it' })),
    [CALL_ACTIONS.notUrgent]: answering(() => ({ kind: 'not-urgent' })),
    [CALL_ACTIONS.mute]: answering(() => ({ kind: 'mute' })),
    [CALL_ACTIONS.resolve]: answering(() => ({ kind: 'resolve' })),
    [CALL_ACTIONS.passOn]: answering(({ chosen }) => ({ kind: 'pass-on', to: chosen })),
    [CALL_ACTIONS.notMeant]: ({ tenant, user, value }, now) => takeBack(tenant, value, user, now, deps),
    [CALL_ACTIONS.callNow]: ({ tenant, user, value }, now) => callNow(tenant, value, user, now, deps),
  };
  for (const [actionId, act] of Object.entries(acts)) {
    app.action<BlockAction>(actionId, async ({ ack, body, context, respond }) => {
      await ack();
      const press = readPress(body, context);
      if (press !== undefined) await answer(press, act, respond);
    });
  }

  /** Whatever fails, the person is told, in words. */
  async function answer(press: Press, act: Act, respond: RespondFn): Promise<void> {
    const { tenant, user } = press;
    const say = (text: string): Promise<unknown> =>
      respond({ response_type: 'ephemeral', replace_original: false, text });
    try {
      const said = await act(press, deps.clock.now());
      if (said !== undefined) await say(said);
    } catch (thrown) {
      if (thrown instanceof UserError) {
        await say(thrown.message);
        return;
      }
      deps.log.error({ tenant, err: coerceError(thrown) }, 'A press in a call failed');
      await say((await readerOf(tenant, user, deps)).words.common.somethingFailed);
    }
  }
}

function readPress(body: BlockAction, { teamId }: Pick<Context, 'teamId'>): Press | undefined {
  const [action] = body.actions;
  const tenant = teamId ?? body.team?.id;
  if (action === undefined || tenant === undefined) return undefined;
  const chosen = action.type === 'users_select' ? action.selected_user : '';
  const value = action.type === 'button' ? (action.value ?? '') : action.block_id.replace(/^call:/, '');
  return { tenant, user: body.user.id, value, chosen };
}
