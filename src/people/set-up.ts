import { actions, button, section } from '../block-kit.ts';
import { SECOND } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { PEOPLE_ACTIONS } from './action-ids.ts';
import type { PeopleDeps } from './deps.ts';
import { PEOPLE_KIND, thingId } from './things.ts';

/** The first question to an admin: for whom Sluice shall be. */
export function setUpContent(locale: string): Content {
  const { settings } = wordsFor(locale);
  return {
    text: settings.setUpText,
    blocks: [
      section(settings.setUpText),
      section(settings.setUpQuestion),
      actions([
        button(PEOPLE_ACTIONS.chooseOptIn, settings.chooseOptIn),
        button(PEOPLE_ACTIONS.chooseEveryone, settings.chooseEveryone, {
          confirm: {
            title: { type: 'plain_text', text: settings.everyoneConfirmTitle },
            text: { type: 'plain_text', text: settings.everyoneConfirmText },
            confirm: { type: 'plain_text', text: settings.everyoneConfirm },
            deny: { type: 'plain_text', text: wordsFor(locale).people.cancel },
          },
        }),
        button(PEOPLE_ACTIONS.settings, settings.chooseSomeButton),
        button(PEOPLE_ACTIONS.dryRun, settings.tryFirst),
      ]),
    ],
  };
}

/** Whoever brings Sluice into several channels does so at once, and is asked one time: what is planned twice is one. */
const GATHER_MS = 10 * SECOND;

/** Asks the first admin who shows up, once. */
export async function askOnce(
  deps: Pick<PeopleDeps, 'people' | 'directory' | 'agenda' | 'bells'>,
  tenant: TenantId,
  user: UserId,
  now: number,
): Promise<void> {
  const policy = await deps.people.policy(tenant);
  if (policy.setUpBy !== undefined) return;
  if (!(await deps.directory.profile(tenant, user)).isAdmin) return;
  const at = now + GATHER_MS;
  await deps.agenda.schedule(tenant, PEOPLE_KIND, thingId({ what: 'news', user, news: 'set-up' }), at);
  await deps.people.changePolicy(tenant, (before) =>
    before.setUpBy === undefined ? { ...before, setUpBy: user } : undefined,
  );
  await deps.bells.ring(tenant, at);
}
