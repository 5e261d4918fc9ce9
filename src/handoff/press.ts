import { escapedName } from '../block-kit.ts';
import type { TenantId } from '../ids.ts';
import type { HandoffDeps } from './deps.ts';
import type { Handoff } from './handoff.ts';
import type { Due } from './handoffs.ts';
import type { HandoffReader } from './reader.ts';
import { accept, close, decline, endsAt, type Refusal, type Step } from './states.ts';
import { thingId } from './things.ts';

/** What came of a press, in mrkdwn; only for whoever pressed. */
export interface Pressed {
  readonly isDone: boolean;
  readonly text: string;
}

export async function pressAccept(
  tenant: TenantId,
  id: string,
  reader: HandoffReader,
  deps: HandoffDeps,
): Promise<Pressed> {
  const { user, now, words } = reader;
  const said = await step(tenant, id, reader, deps, (handoff) => accept(handoff, user, now));
  if (said !== undefined) return { isDone: false, text: said };
  // So that it stands in their list, where they accepted what stood in a channel.
  await deps.handoffs.noteReceiver(tenant, id, user);
  return { isDone: true, text: words.handoff.youAccepted };
}

export async function pressDecline(
  tenant: TenantId,
  id: string,
  reason: string,
  reader: HandoffReader,
  deps: HandoffDeps,
): Promise<string> {
  const { user, now, words } = reader;
  const said = await step(tenant, id, reader, deps, (handoff) => decline(handoff, user, reason, now));
  return said ?? words.handoff.youDeclined;
}

export async function pressClose(
  tenant: TenantId,
  id: string,
  reader: HandoffReader,
  deps: HandoffDeps,
): Promise<Pressed> {
  const { user, now, words } = reader;
  const said = await step(tenant, id, reader, deps, (handoff) => close(handoff, user, now));
  return { isDone: said === undefined, text: said ?? words.handoff.youClosed };
}

/** One step of a handoff, with what falls due because of it. Undefined where it was taken; else why not, kindly. */
async function step(
  tenant: TenantId,
  id: string,
  reader: HandoffReader,
  deps: HandoffDeps,
  take: (handoff: Handoff) => Step,
): Promise<string | undefined> {
  const { handoffs, bells } = deps;
  const { now, words } = reader;
  let refused: { readonly because: Refusal; readonly by: string | undefined } | undefined;
  let isThere = false;
  const changed = await handoffs.change(
    tenant,
    id,
    (handoff) => {
      isThere = true;
      const taken = take(handoff);
      refused = taken.kind === 'done' ? undefined : { because: taken.because, by: handoff.accepted?.by };
      return taken.kind === 'done' ? taken.handoff : undefined;
    },
    (handoff) => afterStep(handoff, now),
  );
  if (!isThere) return words.handoff.gone;
  if (changed === undefined)
    return await why(tenant, refused?.because ?? 'closed', refused?.by, reader, deps);
  await bells.ring(tenant, now);
  return undefined;
}

function afterStep(handoff: Handoff, now: number): readonly Due[] {
  const { id, author, news } = handoff;
  return [
    { thing: thingId({ what: 'draw', id }), at: now },
    { thing: thingId({ what: 'end', id }), at: endsAt(handoff) },
    ...(news.length === 0 ? [] : [{ thing: thingId({ what: 'tell', user: author }), at: now }]),
  ];
}

async function why(
  tenant: TenantId,
  because: Refusal,
  by: string | undefined,
  { words: { handoff: words } }: HandoffReader,
  { directory }: Pick<HandoffDeps, 'directory'>,
): Promise<string> {
  if (because !== 'accepted' || by === undefined) return words.refusals[because];
  return words.acceptedBy(escapedName((await directory.profile(tenant, by)).name));
}
