import { escaped } from '../block-kit.ts';
import { SECOND } from '../clock.ts';
import type { TenantId } from '../ids.ts';
import { snippetOf } from '../mentions/snippet.ts';
import { permalink } from '../people/directory.ts';
import { describeInstant } from '../schedule/describe.ts';
import type { Call, Called } from './call.ts';
import type { CallView } from './call-blocks.ts';
import type { CallDeps } from './deps.ts';
import { callerName, nameOf, type Reader, readerOf } from './names.ts';
import { lookOf } from './paint.ts';
import { within } from './patience.ts';
import { isOfMessage } from './ring.ts';

type Deps = Pick<CallDeps, 'directory' | 'people' | 'zones'>;

/** What is not known by then is left out: whoever is called must not wait for it. ms of `wall` */
const KNOWN_MS = SECOND;

/**
 * What one person is shown of a call now; `number` says which message to them it stands in. The text of a message goes
 * to those alone who may read its channel; what a caller wrote to those whom they call is theirs.
 */
export async function callView(
  tenant: TenantId,
  call: Call,
  person: Called,
  number: number,
  now: number,
  deps: Deps,
): Promise<CallView> {
  const { ring, meaning } = call;
  const reader = await readerOf(tenant, person.user, deps);
  const { words } = reader;
  const look = lookOf(call, person);
  const [caller, mayRead, link, other, from] = await Promise.all([
    callerName(tenant, ring, words, deps),
    within(KNOWN_MS, mayReadText(tenant, call, reader, deps), false),
    within(KNOWN_MS, linkOf(tenant, call, deps), undefined),
    'by' in look && look.by !== '' ? nameOf(tenant, look.by, deps) : '',
    person.other === undefined ? '' : nameOf(tenant, person.other, deps),
  ]);
  const text = mayRead ? snippetOf(ring.reason) : undefined;
  return {
    call: call.id,
    words,
    caller,
    callerId: ring.caller.user,
    phrase: ring.phrase === undefined ? undefined : escaped(ring.phrase),
    meaning: meaning === undefined ? undefined : escaped(meaning),
    channel: ring.channel === undefined || !mayRead ? undefined : `<#${ring.channel}>`,
    text,
    link,
    leads: leadsOf(call, person, number, reader, from, now),
    look,
    other,
  };
}

async function linkOf(
  tenant: TenantId,
  { ring: { source } }: Pick<Call, 'ring'>,
  { directory }: Pick<Deps, 'directory'>,
): Promise<string | undefined> {
  return source === undefined ? undefined : escaped(permalink(await directory.workspaceUrl(tenant), source));
}

async function mayReadText(
  tenant: TenantId,
  { ring }: Pick<Call, 'ring'>,
  { profile }: Reader,
  { directory }: Pick<Deps, 'directory'>,
): Promise<boolean> {
  const { source } = ring;
  if (source === undefined || !isOfMessage(ring)) return true;
  if (profile === undefined) return false;
  const place = await directory.place(tenant, source.channel);
  if (place.kind === 'public' && !profile.isGuest && !profile.isStranger) return true;
  return (await directory.isMember(tenant, source.channel, profile.user)) === 'yes';
}

function leadsOf(
  { isLate, ring, openedAt }: Call,
  { why }: Called,
  number: number,
  { words: { redPhone }, zone, locale }: Reader,
  from: string,
  now: number,
): readonly string[] {
  const said = describeInstant(ring.saidAt ?? openedAt, { zone, locale, now });
  return [
    ...(isLate ? [redPhone.late(said)] : []),
    ...(why === 'next' ? [redPhone.youAreNext] : []),
    ...(why === 'passed-on' ? [redPhone.handedToYou(from)] : []),
    ...(number > 1 ? [redPhone.again] : []),
  ];
}
