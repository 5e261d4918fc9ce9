import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { coerceError } from '../errors.ts';
import type { TenantId, UserId } from '../ids.ts';
import { localeOf, sayOverHome } from '../people/answering.ts';
import { keepPerson, pointedOut } from '../people/change.ts';
import type { PeopleDeps } from '../people/deps.ts';
import { isIn, mayEnrol } from '../people/enrol.ts';
import { wordsFor } from '../words/words.ts';
import { HOME_ACTIONS } from './action-ids.ts';
import { type HomeDeps, publishHome, type Showing } from './publish.ts';
import { type Preset, personWith, readPreset, readStep, type SetUpStep } from './set-up.ts';

export type HomeListenersDeps = PeopleDeps & HomeDeps;

/** The page as it stood when it was opened; Slack leaves it out the first time. */
interface ShownBefore {
  readonly hash?: string;
  readonly private_metadata?: string;
}

/** Listens to App Home being opened, and to the three steps with which somebody sets Sluice up there. */
export function registerHome(app: App, deps: HomeListenersDeps): void {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home' || context.teamId === undefined) return;
    const shown: ShownBefore | undefined = event.view;
    const step = readStep(shown?.private_metadata);
    await show(deps, context.teamId, event.user, { because: 'opened', hash: shown?.hash, step });
  });

  onStep(app, deps, HOME_ACTIONS.clockRight, () => ({ step: 'hours' }));
  onStep(app, deps, HOME_ACTIONS.chooseHours, (value) => {
    const preset = readPreset(value);
    return preset === undefined ? { step: 'hours' } : { step: 'start', preset };
  });
  onStep(app, deps, HOME_ACTIONS.back, (_value, { step }) => ({
    step: step === 'start' ? 'hours' : 'clock',
  }));
  onStep(app, deps, HOME_ACTIONS.start, (_value, step) => step, start);
}

/** Answers what is to be said over the page, if anything. */
type Do = (
  deps: HomeListenersDeps,
  tenant: TenantId,
  user: UserId,
  preset: Preset,
  now: number,
) => Promise<string | undefined>;

/** One press of the set-up: what it does, if anything, and the step that is shown then. */
function onStep(
  app: App,
  deps: HomeListenersDeps,
  actionId: string,
  next: (value: string | undefined, step: SetUpStep) => SetUpStep,
  act?: Do,
): void {
  app.action<BlockAction<ButtonAction>>(actionId, async ({ body, action, context, ack }) => {
    await ack();
    const tenant = context.teamId ?? body.team?.id;
    if (tenant === undefined) return;
    const user = body.user.id;
    const preset = readPreset(action.value);
    try {
      const does = act !== undefined && preset !== undefined;
      const text = does ? await act(deps, tenant, user, preset, deps.clock.now()) : undefined;
      if (text !== undefined) await sayOverHome(deps, tenant, user, body.trigger_id, { text });
    } catch (thrown) {
      deps.log.error({ tenant, err: coerceError(thrown) }, 'A press in App Home failed');
      const { common } = wordsFor(await localeOf(deps, tenant, user));
      await sayOverHome(deps, tenant, user, body.trigger_id, { text: common.somethingFailed });
    }
    const step = next(action.value, readStep(body.view?.private_metadata));
    await show(deps, tenant, user, { because: 'pressed', hash: body.view?.hash, step });
  });
}

/** Puts the person in with the hours that they chose, and points out what Slack has to say to them. Whoever is in already keeps theirs. */
async function start(
  deps: HomeListenersDeps,
  tenant: TenantId,
  user: UserId,
  preset: Preset,
  now: number,
): Promise<string | undefined> {
  const [profile, policy] = await Promise.all([
    deps.directory.profile(tenant, user),
    deps.people.policy(tenant),
  ]);
  if (!mayEnrol(profile) || (await isIn(deps, tenant, user))) return undefined;
  const person = personWith(preset, profile, policy, deps.zones, now);
  const kept = await keepPerson(deps, tenant, person, now);
  return (await pointedOut(deps, tenant, kept, now)).silentBlock;
}

/** A page that cannot be shown now is shown when it is opened again. */
async function show(
  deps: HomeListenersDeps,
  tenant: TenantId,
  user: UserId,
  showing: Showing,
): Promise<void> {
  await publishHome(deps, tenant, user, deps.clock.now(), showing).catch((thrown: unknown) => {
    deps.log.warn({ tenant, err: coerceError(thrown) }, 'App Home could not be shown');
  });
}
