import type { App, BlockAction, OverflowAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { coerceError, UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Log } from '../log.ts';
import { ackInTime } from '../people/ack-in-time.ts';
import { localeOf, tenantOf } from '../people/answering.ts';
import type { Directory } from '../people/directory.ts';
import { type FormErrors, fieldOf, input, modal } from '../people/form.ts';
import type { People } from '../people/people.ts';
import type { Slack } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { QUESTION_ACTIONS, QUESTION_VIEWS, readChoice } from './action-ids.ts';
import { type PassOnDeps, passOn } from './pass-on.ts';
import type { Questions } from './question.ts';

export interface QuestionListenersDeps extends PassOnDeps {
  readonly people: People;
  readonly directory: Directory;
  readonly questions: Questions;
  readonly slack: Slack;
  readonly clock: Clock;
  readonly log: Log;
  /** Shows the person's App Home as it is now; `hash` is of the page on which they pressed something. */
  refreshHome(tenant: TenantId, user: UserId, now: number, hash?: string): Promise<void>;
  /** These people's pages look otherwise now. */
  homeChanged(tenant: TenantId, users: readonly UserId[]): void;
}

const PERSON = 'person';
const Metadata = z.object({ channel: z.string(), ts: z.string() });

/** Listens to the menu beside each question in App Home, and to the form that passes one on. */
export function registerQuestions(app: App, deps: QuestionListenersDeps): void {
  const { questions, slack, clock, log, homeChanged } = deps;

  app.action<BlockAction<OverflowAction>>(QUESTION_ACTIONS.item, async ({ ack, action, body, context }) => {
    await ack();
    const chosen = readChoice(action.selected_option.value);
    if (chosen === undefined || chosen.choice === 'open') return;
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    if (chosen.choice === 'pass-on') {
      const { home: words, people } = wordsFor(await localeOf(deps, tenant, user));
      const view = passOnModal(words.questions, people.cancel, chosen);
      await slack.openModal(tenant, body.trigger_id, view);
      return;
    }
    const now = clock.now();
    const changed =
      chosen.choice === 'settled'
        ? await questions.settle(tenant, user, chosen, now)
        : await questions.decline(tenant, user, chosen, now);
    homeChanged(
      tenant,
      changed.filter((each) => each !== user),
    );
    await deps.refreshHome(tenant, user, now, body.view?.hash).catch((thrown: unknown) => {
      log.warn({ tenant, err: coerceError(thrown) }, 'App Home could not be shown anew');
    });
  });

  app.view<ViewSubmitAction>(QUESTION_VIEWS.passOn, async ({ ack, body, view, context }) => {
    const tenant = tenantOf(body, context);
    const submitted = submitPassOn(deps, tenant, body.user.id, view);
    await ackInTime(
      submitted,
      (errors) => (errors === undefined ? ack() : ack({ response_action: 'errors', errors })),
      async () => {},
    );
  });
}

function passOnModal(
  words: ReturnType<typeof wordsFor>['home']['questions'],
  cancel: string,
  { channel, ts }: z.infer<typeof Metadata>,
): ModalView {
  return modal(
    QUESTION_VIEWS.passOn,
    { title: words.passOnTitle, submit: words.passOnSubmit, close: cancel },
    [input(PERSON, words.passOnLabel, { type: 'users_select' }, { hint: words.passOnHint })],
    { channel, ts },
  );
}

/** What keeps it from being passed on stands under the field; nothing where it has been. */
async function submitPassOn(
  deps: QuestionListenersDeps,
  tenant: TenantId,
  from: UserId,
  { state, private_metadata: metadata }: ViewSubmitAction['view'],
): Promise<FormErrors | undefined> {
  try {
    const ref = Metadata.parse(JSON.parse(metadata));
    const to = fieldOf(state.values, PERSON).selected_user ?? '';
    deps.homeChanged(tenant, await passOn(deps, tenant, { from, to, ref }, deps.clock.now()));
    return undefined;
  } catch (thrown) {
    if (thrown instanceof UserError) return { [PERSON]: thrown.message };
    deps.log.error({ tenant, err: coerceError(thrown) }, 'A question could not be passed on');
    const { common } = wordsFor(await localeOf(deps, tenant, from));
    return { [PERSON]: common.somethingFailed };
  }
}
