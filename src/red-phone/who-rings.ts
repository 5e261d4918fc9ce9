import { SECOND } from '../clock.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { DeclaredWord, Policy } from '../people/policy.ts';
import { SlackRefusal } from '../slack.ts';
import type { CallDeps } from './deps.ts';
import { type Caller, type Refusal, refusalOf } from './may-ring.ts';
import { within } from './patience.ts';
import { membersOf } from './recipients.ts';
import type { Ring } from './ring.ts';

/** Slack says by then who a caller is, or what it said before counts. ms of `wall` */
const KNOWN_MS = SECOND / 2;

/**
 * Why the caller does not get through; undefined where they do; `unknown` where neither Slack says now who they are, nor
 * is it known from before: nobody rings because Slack says nothing of them.
 */
export async function refusalFor(
  tenant: TenantId,
  ring: Ring,
  word: DeclaredWord | undefined,
  redPhone: Policy['redPhone'],
  deps: Pick<CallDeps, 'directory'>,
): Promise<Refusal | 'unknown' | undefined> {
  const { user } = ring.caller;
  const groups = word?.by.groups ?? [];
  const isAdmitted = user !== undefined && redPhone.admitted.includes(user);
  const [profile, ...members] = await Promise.all([
    user === undefined || isAdmitted ? undefined : callerOf(tenant, user, deps),
    ...groups.map((group) => membersOf(tenant, group, deps)),
  ]);
  if (profile === 'unknown') return 'unknown';
  // Where nobody can tell who is in a group, an emergency goes before the rule.
  const isUnknown = user !== undefined && members.some((each) => each === undefined);
  const known = new Set<UserId>(members.flatMap((each) => each ?? []));
  if (isUnknown) known.add(user);
  return refusalOf(ring, word, redPhone, { profile, members: known });
}

const nobody = new Set(['user_not_found', 'user_not_visible']);

/** Undefined where Slack knows nobody of that id. */
async function callerOf(
  tenant: TenantId,
  user: UserId,
  { directory }: Pick<CallDeps, 'directory'>,
): Promise<Caller | 'unknown' | undefined> {
  const asked = directory.profile(tenant, user).catch((error: unknown) => {
    // Any other refusal says nothing of the person.
    if (error instanceof SlackRefusal && nobody.has(error.code)) return undefined;
    throw error;
  });
  const said = await within(KNOWN_MS, asked, 'unknown' as const);
  return said === 'unknown' ? ((await directory.knownProfile(tenant, user)) ?? 'unknown') : said;
}
