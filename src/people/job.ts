import type { Claim } from '../agenda/agenda.ts';
import type { Handler } from '../agenda/work-off.ts';
import type { TenantId } from '../ids.ts';
import type { PeopleDeps } from './deps.ts';
import { propose, walk } from './enrolment.ts';
import { tellSender } from './later.ts';
import { settle } from './leave.ts';
import { tellNews } from './news.ts';
import { carryOutPause } from './pause.ts';
import { parseThing, type Thing } from './things.ts';

/** Does what the agenda has under PEOPLE_KIND. */
export function createPeopleHandler(deps: PeopleDeps): Handler {
  return async (tenant, claim, now) => {
    const thing = parseThing(claim.thing);
    if (thing === undefined) throw new Error('Nothing in this release knows what is due');
    const againInMs = await carryOut(deps, tenant, thing, claim, now);
    if (againInMs === undefined) await deps.agenda.done(tenant, claim, now);
    else await deps.agenda.postpone(tenant, claim, againInMs, { attempts: claim.attempts + 1 });
  };
}

/** Undefined where it is done, else the ms after which to look again. */
async function carryOut(
  deps: PeopleDeps,
  tenant: TenantId,
  thing: Thing,
  claim: Claim,
  now: number,
): Promise<number | undefined> {
  switch (thing.what) {
    case 'settle':
      return await settle(deps, tenant, thing.user, claim, now);
    case 'later':
      await tellSender(deps, tenant, thing, now);
      return undefined;
    case 'news':
      await tellNews(deps, tenant, thing.user, thing.news, claim, now);
      return undefined;
    case 'walk':
      await walk(deps, tenant, thing.after, now);
      return undefined;
    case 'propose':
      await propose(deps, tenant, thing.user, claim, now);
      return undefined;
    case 'pause':
      await carryOutPause(deps, tenant, now);
      return undefined;
  }
}
