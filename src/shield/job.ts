import type { Handler } from '../agenda/work-off.ts';
import { SECOND } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { ShieldDeps } from './deps.ts';
import { look } from './look.ts';
import type { Looked } from './outcome.ts';

/** The agenda's kind; the thing is a user. */
export const SHIELD_KIND = 'shield';

/** How long somebody whom another worker has just in hand waits, ms of `wall`. */
const IN_HAND_MS = SECOND / 2;

/** Does what the agenda has under SHIELD_KIND: looks at the person, and puts the next look on the agenda. */
export function createShieldHandler(deps: ShieldDeps): Handler {
  const { agenda, bells } = deps;
  return async (tenant, claim, now) => {
    const looked = await lookAlone(deps, tenant, claim.thing, claim.attempts, now);
    if (looked.kind === 'wait') {
      const attempts = looked.hasFailed ? claim.attempts + 1 : claim.attempts;
      await agenda.postpone(tenant, claim, looked.ms, { attempts });
      return;
    }
    if (looked.next !== undefined) {
      const { at, precedence } = looked.next;
      await agenda.schedule(tenant, SHIELD_KIND, claim.thing, at, precedence);
      await bells.ring(tenant, at);
    }
    await agenda.done(tenant, claim, now);
  };
}

/** Has the person looked at then, if they have a shield; everybody who has one where nobody is named. */
export async function lookAt(
  { shields, agenda, bells }: Pick<ShieldDeps, 'shields' | 'agenda' | 'bells'>,
  tenant: TenantId,
  user: UserId | undefined,
  at: number,
): Promise<void> {
  const records = user === undefined ? await shields.all(tenant) : [await shields.find(tenant, user)];
  for (const record of records) {
    if (record !== undefined) await agenda.schedule(tenant, SHIELD_KIND, record.user, at);
  }
  if (records[0] !== undefined) await bells.ring(tenant, at);
}

/** One worker at a time for each person: two would read the same and both write. */
async function lookAlone(
  deps: ShieldDeps,
  tenant: TenantId,
  user: UserId,
  attempts: number,
  now: number,
): Promise<Looked> {
  const letGo = await deps.shields.lock(tenant, user);
  if (letGo === undefined) return { kind: 'wait', ms: IN_HAND_MS, hasFailed: false };
  try {
    return await look(deps, tenant, user, attempts, now);
  } finally {
    await letGo();
  }
}
