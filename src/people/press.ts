import { HOUR } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { savedContent, say } from './answers.ts';
import { switchOff } from './comms.ts';
import { deliverNow, openBlock } from './comms-wishes.ts';
import type { PeopleDeps } from './deps.ts';
import { enrol, isIn, mayEnrol, personOrDraft } from './enrol.ts';

/** What a button asks for that needs nothing more to be said. */
export type Pressed = 'deliver-now' | 'open-one-hour' | 'off' | 'not-for-me' | 'start';

/** Does what was pressed, if it still means something, and answers. Late and repeated presses find nothing to do. */
export async function press(
  deps: PeopleDeps,
  tenant: TenantId,
  user: UserId,
  pressed: Pressed,
  now: number,
): Promise<Content> {
  const profile = await deps.directory.profile(tenant, user);
  const person = await personOrDraft(deps, tenant, profile, now);
  const { people: words } = wordsFor(person.locale);
  switch (pressed) {
    case 'deliver-now':
      return await deliverNow(deps, tenant, person, now);
    case 'open-one-hour':
      return await openBlock(deps, tenant, person, now + HOUR, now);
    case 'off':
    case 'not-for-me':
      return await switchOff(deps, tenant, person, now);
    case 'start': {
      if (!mayEnrol(profile)) return say([words.notForGuests]);
      if (await isIn(deps, tenant, user)) return say([words.alreadyIn, words.nextSteps]);
      return savedContent(await enrol(deps, tenant, person, undefined, now), deps.zones, now, true);
    }
  }
}
