import type { Claim } from '../agenda/agenda.ts';
import type { DmOnce } from '../agenda/post-once.ts';
import { context, section } from '../block-kit.ts';
import type { TenantId, UserId } from '../ids.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import { stewardOnly } from '../people/stewards.ts';
import { type Content, SlackRefusal } from '../slack.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { AUDIT_MS, type AuditEntry } from './audit.ts';
import { csvHeader, csvLine, type NameOf } from './audit-csv.ts';
import type { NoteDeps } from './note.ts';
import { noteThing } from './note-thing.ts';
import { sayOnce } from './say-once.ts';

export interface ExportDeps extends Omit<DmOnce, 'agenda'>, Pick<NoteDeps, 'audit' | 'agenda' | 'bells'> {
  readonly people: People;
  readonly directory: Directory;
}

/** Entries in one message. By number, so that a message that is sent again holds the same ones. */
const IN_A_PART = 40;

/** More messages than these nobody copies: what is older is left out, and that is said. */
const MOST_PARTS = 50;

/** Slack takes about 13,200 characters over all blocks of a message. */
const LONGEST_PART = 11_000;

/**
 * Sends an admin the log of calls as CSV, in their DM with the app, in a thread of as many messages as it takes: a file
 * would need the scope to write files, which everybody would have to grant for what is asked for now and then. On the
 * agenda, so that a restart loses none.
 * @throws UserError where they do not decide for the workspace
 */
export async function exportAudit(
  deps: Pick<ExportDeps, 'people' | 'directory' | 'agenda' | 'bells'>,
  tenant: TenantId,
  admin: UserId,
  now: number,
): Promise<void> {
  await stewardOnly(deps, tenant, admin);
  // What happened in this very millisecond belongs to it.
  const thing = noteThing({ what: 'log', user: admin, to: now + 1 });
  await deps.agenda.schedule(tenant, 'note', thing, now);
  await deps.bells.ring(tenant, now);
}

/** Sends it. What is taken up again goes on where it stopped. */
export async function sendLog(
  deps: ExportDeps,
  tenant: TenantId,
  { user, to }: { readonly user: UserId; readonly to: number },
  claim: Claim,
): Promise<void> {
  // They may have lost the right since they asked.
  const { profile } = await stewardOnly(deps, tenant, user);
  const words = wordsFor(profile.locale);
  const channel = await deps.slack.dm(tenant, user);
  const entries: AuditEntry[] = [];
  for await (const entry of deps.audit.read(tenant, to - AUDIT_MS, to)) entries.push(entry);
  const kept = entries.slice(-IN_A_PART * MOST_PARTS);
  const nameOf = await namesOf(deps, tenant, kept);
  const parts = Array.from({ length: Math.ceil(kept.length / IN_A_PART) }, (_, i) =>
    partContent(kept.slice(i * IN_A_PART, (i + 1) * IN_A_PART), i, nameOf, words),
  );
  const head = headContent(kept.length, entries.length, parts.length, words);
  const said = await sayOnce(tenant, claim, { channel }, head, deps);
  if (said === undefined) return;
  for (const [i, part] of parts.entries()) {
    await sayOnce(tenant, claim, { channel, threadTs: said.ts, part: i + 1 }, part, deps);
  }
}

function headContent(kept: number, all: number, parts: number, { callLog }: Words): Content {
  const text = all === 0 ? callLog.logEmpty : callLog.logHead(kept, parts);
  const older = all > kept ? [context(callLog.logOlder(all - kept))] : [];
  const how = parts > 0 ? [context(callLog.logHow)] : [];
  return { text, blocks: [section(`*${text}*`), ...how, ...older] };
}

/** In a block that Slack shows as it is: no mrkdwn, nothing that could call anybody. */
function partContent(entries: readonly AuditEntry[], i: number, nameOf: NameOf, { callLog }: Words): Content {
  const head = i === 0 ? csvHeader : '';
  const named = head + entries.map((entry) => csvLine(entry, nameOf)).join('');
  const csv = named.length <= LONGEST_PART ? named : head + entries.map((entry) => csvLine(entry)).join('');
  const preformatted = { type: 'rich_text_preformatted', elements: [{ type: 'text', text: csv }] } as const;
  return {
    text: callLog.logPart(i + 1),
    blocks: [{ type: 'rich_text', elements: [{ ...preformatted, elements: [...preformatted.elements] }] }],
  };
}

/** Names of people, and of public channels: an admin need not be in the private ones. */
async function namesOf(
  { directory }: ExportDeps,
  tenant: TenantId,
  entries: readonly AuditEntry[],
): Promise<NameOf> {
  const names = new Map<string, string>();
  const learn = async (id: string, ask: () => Promise<string | undefined>): Promise<void> => {
    try {
      const name = await ask();
      if (name !== undefined) names.set(id, name);
    } catch (error) {
      // Somebody or something that is no longer there is an id.
      if (!(error instanceof SlackRefusal)) throw error;
    }
  };
  const people = new Set(entries.flatMap(({ actor, called }) => [actor, ...called]).filter(isUser));
  for (const user of people) await learn(user, async () => (await directory.profile(tenant, user)).name);
  const channels = new Set(entries.flatMap(({ channel }) => channel ?? []));
  for (const channel of channels) {
    await learn(channel, async () => {
      const { kind, name } = await directory.place(tenant, channel);
      return kind === 'public' ? `#${name}` : undefined;
    });
  }
  return (id) => names.get(id);
}

function isUser(id: string): boolean {
  return /^[UW][A-Z0-9]+$/.test(id);
}
