import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import { coerceError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { ackInTime } from './ack-in-time.ts';
import { HOURS_FIELDS, PEOPLE_ACTIONS, PEOPLE_VIEWS } from './action-ids.ts';
import {
  localeOf,
  onlyForThem,
  type PeopleListenersDeps,
  refresh,
  safely,
  sayRefusal,
  tenantOf,
} from './answering.ts';
import { answerComms } from './comms.ts';
import type { PeopleDeps } from './deps.ts';
import { registerHoursForm } from './hours-listeners.ts';
import { type Pressed, press } from './press.ts';
import { registerSettings } from './settings-listeners.ts';
import { openAway, openHours, type Submission, type Submitted, submitAway, submitHours } from './submit.ts';

type Act = (deps: PeopleDeps, tenant: TenantId, user: UserId, now: number) => Promise<Content>;
type Submit = (
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  submission: Submission,
  now: number,
) => Promise<Submitted>;

/** Listens to `/comms`, and to the buttons and forms about hours and the workspace's choices wherever they stand. */
export function registerPeople(app: App, deps: PeopleListenersDeps): void {
  app.command('/comms', async ({ command, context, ack, respond }) => {
    const tenant = context.teamId ?? command.team_id;
    const asker = command.user_id;
    const outcome = safely(deps, tenant, asker, (now) =>
      answerComms(deps, deps.why, tenant, asker, command.text, now),
    );
    await ackInTime(
      outcome,
      (inTime) => ack(inTime === undefined ? undefined : onlyForThem(inTime.answer)),
      ({ answer }) => respond(onlyForThem(answer)),
    );
  });

  registerSettings(app, deps);
  for (const [actionId, pressed] of PRESSES) onPress(app, deps, actionId, pressed);
  onOpen(app, deps, PEOPLE_ACTIONS.edit, openHours);
  onOpen(app, deps, PEOPLE_ACTIONS.clockWrong, openHours);
  onOpen(app, deps, PEOPLE_ACTIONS.editAll, (...asked) => openHours(...asked, false));
  onOpen(app, deps, PEOPLE_ACTIONS.away, openAway);
  registerHoursForm(app, deps);
  onSubmit(app, deps, PEOPLE_VIEWS.hours, HOURS_FIELDS.hours, submitHours);
  onSubmit(app, deps, PEOPLE_VIEWS.away, 'away_from', submitAway);
}

const PRESSES: readonly (readonly [string, Pressed])[] = [
  [PEOPLE_ACTIONS.deliverNow, 'deliver-now'],
  [PEOPLE_ACTIONS.openOneHour, 'open-one-hour'],
  [PEOPLE_ACTIONS.off, 'off'],
  [PEOPLE_ACTIONS.start, 'start'],
  [PEOPLE_ACTIONS.notForMe, 'not-for-me'],
];

function onPress(app: App, deps: PeopleListenersDeps, actionId: string, pressed: Pressed): void {
  app.action<BlockAction>(actionId, async ({ body, context, ack, respond }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const { isDone, answer } = await safely(deps, tenant, user, (now) =>
      press(deps, tenant, user, pressed, now),
    );
    if (!isDone) return await sayRefusal(deps, tenant, body, respond, answer);
    // In the bot's conversation with them the message itself is changed, so that its buttons go.
    const isDm = body.container['is_ephemeral'] === false;
    const shown = isDm ? { text: answer.text, blocks: [...answer.blocks] } : onlyForThem(answer);
    if (body.view === undefined) await respond({ ...shown, replace_original: true });
    await refresh(deps, tenant, user, body.view);
  });
}

/** Opens a form at once: what was pressed is good for three seconds. */
function onOpen(
  app: App,
  deps: PeopleListenersDeps,
  actionId: string,
  open: (...args: Parameters<Act>) => ReturnType<typeof openAway>,
): void {
  app.action<BlockAction>(actionId, async ({ body, context, ack, respond }) => {
    await ack();
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const { isDone, answer } = await safely(deps, tenant, user, async (now) => {
      const view = await open(deps, tenant, user, now);
      await deps.slack.openModal(tenant, body.trigger_id, view);
    });
    if (!isDone) await sayRefusal(deps, tenant, body, respond, answer);
  });
}

function onSubmit(
  app: App,
  deps: PeopleListenersDeps,
  callbackId: string,
  field: string,
  submit: Submit,
): void {
  app.view<ViewSubmitAction>(callbackId, async ({ body, view, context, ack }) => {
    const tenant = tenantOf(body, context);
    const user = body.user.id;
    const submission = { values: view.state.values, metadata: view.private_metadata };
    const submitted = submit(deps, tenant, user, submission, deps.clock.now()).catch(
      async (thrown: unknown) => {
        deps.log.error({ tenant, err: coerceError(thrown) }, 'A form of hours could not be saved');
        const errors = { [field]: wordsFor(await localeOf(deps, tenant, user)).common.somethingFailed };
        return { response_action: 'errors', errors } as const;
      },
    );
    await ackInTime<Submitted>(
      submitted,
      (answer) => ack(answer),
      async () => {},
    );
    await refresh(deps, tenant, user);
  });
}
