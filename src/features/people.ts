import type { TenantId } from '../ids.ts';
import type { PeopleListenersDeps } from '../people/answering.ts';
import type { PeopleDeps } from '../people/deps.ts';
import { peopleEvents } from '../people/events.ts';
import { createPeopleHandler } from '../people/job.ts';
import { registerPeople } from '../people/listeners.ts';
import { pauseWorkspace } from '../people/pause.ts';
import { movedNotice } from '../receipts/moved-notice.ts';
import type { ReceiptRoles } from '../receipts/roles.ts';
import { why } from '../receipts/why.ts';
import { beginsPost, type Feature, type Parts } from './feature.ts';

type Given = Pick<PeopleDeps, 'protectionOf' | 'silentBlockLine'> &
  Pick<PeopleListenersDeps, 'refreshHome'> &
  Pick<ReceiptRoles, 'isShieldedUntil'>;

/** Who is enrolled, with which hours; what else rests on that is given `deps`. */
export function peopleFeature(
  parts: Parts & Given,
): Feature & { readonly deps: PeopleDeps; pause(tenant: TenantId): Promise<void> } {
  const deps: PeopleDeps = {
    ...parts,
    beginPost: beginsPost(parts),
    settleMs: parts.timing.settleMs,
    movedNotice: (tenant, moved, now) => movedNotice(tenant, moved, now, parts),
  };
  const { clock, refreshHome } = parts;
  return {
    deps,
    handlers: { enrol: createPeopleHandler(deps) },
    later: peopleEvents(deps, parts.news, parts.botUser),
    register: (bolt) =>
      registerPeople(bolt, {
        ...deps,
        why: (tenant, asker, link, now) => why(tenant, asker, link, now, parts),
        refreshHome,
      }),
    pause: (tenant) => pauseWorkspace(deps, tenant, 'operator', clock.now()),
  };
}
