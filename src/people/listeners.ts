import type { AllMiddlewareArgs, App, BlockAction, RespondArguments, ViewSubmitAction } from '@slack/bolt';
import { coerceError, UserError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { ackInTime } from './ack-in-time.ts';
import { PEOPLE_ACTIONS, PEOPLE_VIEWS } from './action-ids.ts';
import { say } from './answers.ts';
import { answerComms, type Why } from './comms.ts';
import type { PeopleDeps } from './deps.ts';
import { HOURS_FIELDS } from './hours-modal.ts';
import { type Pressed, press } from './press.ts';
import { openAway, openHours, type Submission, type Submitted, submitAway, submitHours } from './submit.ts';

export interface PeopleListenersDeps extends PeopleDeps {
  readonly why: Why;
  /** Shows the person's App Home as it is now, if they ever opened it. */
  refreshHome(tenant: TenantId, user: UserId, now: number): Promise<void>;
}

type Act = (deps: PeopleDeps, tenant: TenantId, user: UserId, now: number) => Promise<Content>;
type Submit = (
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  submission: Submission,
  now: number,
) => Promise<Submitted>;

/** Listens to `/comms`, and to the buttons and forms about somebody's own hours wherever they stand. */
export function registerPeople(app: App, deps: PeopleListenersDeps): void {
  app.command('/comms', async ({ command, context, ack, respond }) => {
    const tenant = context.teamId ?? command.team_id;
    const asker = command.user_id;
    const answer = safely(deps, tenant, asker, (now) =>
      answerComms(deps, deps.why, tenant, asker, command.text, now),
    );
    await ackInTime(
      answer,
      (content) => ack(content === undefined ? undefined : onlyForThem(content)),
      (content) => respond(onlyForThem(content)),
    );
  });

  for (const [actionId, pressed] of PRESSES) onPress(app, deps, actionId, pressed);
  onOpen(app, deps, PEOPLE_ACTIONS.edit, openHours);
  onOpen(app, deps, PEOPLE_ACTIONS.away, openAway);
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
    const content = await safely(deps, tenant, user, (now) => press(deps, tenant, user, pressed, now));
    // In the bot's conversation with them the message itself is changed, so that its buttons go.
    const isDm = body.container['is_ephemeral'] === false;
    const answer = isDm ? { text: content.text, blocks: [...content.blocks] } : onlyForThem(content);
    if (body.view === undefined) await respond({ ...answer, replace_original: true });
    await refresh(deps, tenant, user);
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
    const content = await safely(deps, tenant, user, async (now) => {
      const view = await open(deps, tenant, user, now);
      if (view === undefined) return say([wordsFor(undefined).people.needsHours]);
      await deps.slack.openModal(tenant, body.trigger_id, view);
      return undefined;
    });
    if (content === undefined) return;
    if (body.view === undefined) await respond({ ...onlyForThem(content), replace_original: false });
    else await refresh(deps, tenant, user);
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
    const submitted = submit(deps, tenant, user, submission, deps.clock.now()).catch((thrown: unknown) => {
      deps.log.error({ tenant, err: coerceError(thrown) }, 'A form of hours could not be saved');
      const errors = { [field]: wordsFor(undefined).common.somethingFailed };
      return { response_action: 'errors', errors } as const;
    });
    await ackInTime<Submitted>(
      submitted,
      (answer) => ack(answer),
      async () => {},
    );
    await refresh(deps, tenant, user);
  });
}

/** The answer, whatever happens: what failed is said in words. */
async function safely<Answer extends Content | undefined>(
  deps: PeopleListenersDeps,
  tenant: TenantId,
  user: UserId,
  answer: (now: number) => Promise<Answer>,
): Promise<Answer | Content> {
  try {
    return await answer(deps.clock.now());
  } catch (thrown) {
    if (thrown instanceof UserError) return say([thrown.message]);
    deps.log.error({ tenant, err: coerceError(thrown) }, 'A command or button could not be answered');
    const known = await deps.people.find(tenant, user).catch(() => undefined);
    return say([wordsFor(known?.locale).common.somethingFailed]);
  }
}

async function refresh(deps: PeopleListenersDeps, tenant: TenantId, user: UserId): Promise<void> {
  await deps.refreshHome(tenant, user, deps.clock.now()).catch((thrown: unknown) => {
    deps.log.warn({ tenant, err: coerceError(thrown) }, 'App Home could not be shown anew');
  });
}

function onlyForThem({ text, blocks }: Content): RespondArguments {
  return { response_type: 'ephemeral', text, blocks: [...blocks] };
}

interface Sender {
  readonly team: { readonly id: string } | null;
  readonly user: { readonly team_id?: string };
}

function tenantOf(
  { team, user }: Sender,
  { teamId }: Pick<AllMiddlewareArgs['context'], 'teamId'>,
): TenantId {
  return teamId ?? team?.id ?? user.team_id ?? '';
}
