import { loadZoneData } from '../../src/adapters/zone-data.ts';
import { SHOWN_AT_ONCE } from '../../src/digest/digest.ts';
import type { Fate } from '../../src/mentions/held.ts';
import { mentionId, parseMentionId } from '../../src/mentions/held.ts';
import { type Arrival, type Envelope, readArrival } from '../../src/mentions/message.ts';
import { calendarOf } from '../../src/people/calendar.ts';
import { draftOf } from '../../src/people/enrol.ts';
import type { Person } from '../../src/people/person.ts';
import { defaultPolicy } from '../../src/people/policy.ts';
import { blockAt } from '../../src/schedule/blocks.ts';
import type { WeeklyBlock } from '../../src/schedule/hours.ts';
import type { Zone, Zones } from '../../src/schedule/zone.ts';
import { findDays, happeningsIn } from './export-days.ts';
import { type ExportedPerson, readPeople } from './export-people.ts';
import { readPlaces } from './export-places.ts';
import { type Counting, countFigures, type Figures } from './figures.ts';
import type { Happening } from './happening.ts';
import { type Ledger, type LedgerSummary, openLedger } from './ledger.ts';
import type { Problems } from './problems.ts';
import { wordFinder } from './words.ts';
import { bestRedis, openWorkspace, type RedisKind, type ReplayWorkspace } from './workspace.ts';

export interface ReplayOptions {
  readonly directory: string;
  /** Everybody's; each one's working week at the workspace's default times unless given. */
  readonly hours?: readonly WeeklyBlock[] | undefined;
  /** Everybody's; each one's own unless given. */
  readonly zone?: string | undefined;
  readonly words: readonly string[];
  /** The system's Redis where it has one, unless given. */
  readonly redis?: RedisKind;
  readonly problems: Problems;
  onProgress(progress: Progress): void;
}

export interface Progress {
  /** UTC ms of the day's beginning. */
  readonly day: number;
  /** Of the export's files. */
  readonly share: number;
  readonly messages: number;
}

export interface Replayed {
  readonly channels: number;
  readonly people: number;
  readonly enrolled: number;
  /** UTC ms of the first and the last thing that happened; undefined where nothing did. */
  readonly span: { readonly first: number; readonly last: number } | undefined;
  readonly zones: string;
  readonly redis: RedisKind;
  readonly figures: Figures;
  readonly ledger: LedgerSummary;
}

/** Runs an export through the whole app, with everybody enrolled, and checks what became of each mention. */
export async function replay(options: ReplayOptions): Promise<Replayed> {
  const { directory, problems } = options;
  const zones = loadZoneData();
  const people = await readPeople(directory, options.zone, zones, problems);
  const places = await readPlaces(directory, problems);
  const days = await findDays(directory, places, problems);
  const start = (days.span?.first ?? 0) - BEFORE_MS;
  const enrolled = [...people.values()].flatMap((person) =>
    person.isEnrolled ? [enrol(person, options.hours, zones)] : [],
  );
  const ledger = openLedger();
  const counting = countFigures(wordFinder(options.words));
  const redis = options.redis ?? bestRedis();
  const workspace = await openWorkspace({ people, places, enrolled, start }, redis);
  try {
    const cast = new Map(
      enrolled.map((person) => [person.user, { person, zone: zones.get(person.zone.name) }] as const),
    );
    const run = { workspace, ledger, counting, problems, people, cast, zones, strangers: new Set<string>() };
    let messages = 0;
    let first: number | undefined;
    let last = start;
    const onDay = (day: number, filesRead: number): void =>
      options.onProgress({ day, share: filesRead / days.files, messages });
    for await (const happening of happeningsIn(directory, places, days, problems, onDay)) {
      if (happening.isMessage) messages += 1;
      first ??= happening.at;
      last = Math.max(last, happening.at);
      await runTo(happening.at, run);
      await happen(happening, run);
    }
    await runTo(Number.POSITIVE_INFINITY, run);
    return {
      channels: places.length,
      people: people.size,
      enrolled: enrolled.length,
      span: first === undefined ? undefined : { first, last },
      zones: zones.source,
      redis,
      figures: counting.figures(),
      ledger: ledger.summary(),
    };
  } finally {
    await workspace.close();
  }
}

/** The workspace's own zone may begin the first day earlier. */
const BEFORE_MS = 86_400_000;

interface Run {
  readonly workspace: ReplayWorkspace;
  readonly ledger: Ledger;
  readonly counting: Counting;
  readonly problems: Problems;
  readonly people: ReadonlyMap<string, ExportedPerson>;
  readonly cast: ReadonlyMap<string, { readonly person: Person; readonly zone: Zone }>;
  readonly zones: Zones;
  /** Ids that no list of people has, each told once. */
  readonly strangers: Set<string>;
}

function enrol(person: ExportedPerson, hours: readonly WeeklyBlock[] | undefined, zones: Zones): Person {
  const { id: user, name, zone, locale } = person;
  const profile = {
    ...{ user, name, zone, locale },
    ...{ isBot: false, isGuest: false, isAdmin: false, isStranger: false, isDeactivated: false },
  };
  const draft = draftOf(profile, defaultPolicy, zones, 0);
  const blocks = hours?.map(({ days, start, end }) => ({ days: [...days], start, end }));
  return { ...draft, enrolment: { state: 'in', since: 0 }, blocks: blocks ?? draft.blocks };
}

/** Lets time pass, and stops at each instant at which a digest is promised to look whether it is there. */
async function runTo(now: number, run: Run): Promise<void> {
  const { workspace, ledger } = run;
  for (let next = ledger.nextLook(); next !== undefined && next <= now; next = ledger.nextLook()) {
    await workspace.runTo(next);
    await takeDigests(next, run);
    for (const one of ledger.dueBy(next)) {
      const { channel, ts } = parseMentionId(one.mention);
      const fate = (await workspace.fates(channel, ts)).get(one.recipient);
      if (fate !== undefined && fate.state !== 'held' && fate.state !== 'delivered')
        ledger.remove(one, fate.state);
      else ledger.notYet(one, next);
    }
  }
  if (Number.isFinite(now)) await workspace.runTo(now);
}

async function happen(happening: Happening, run: Run): Promise<void> {
  const { workspace, counting, people, strangers, problems } = run;
  const { at, event, place, source, isMessage } = happening;
  const envelope: Envelope = { team_id: '', is_ext_shared_channel: place.isShared, event };
  const arrival = readArrival(envelope);
  const spoken = arrival?.kind === 'posted' || arrival?.kind === 'edited' ? arrival.message : undefined;
  const { user: author } = spoken?.author ?? {};
  for (const id of [author, ...(spoken?.users ?? [])]) {
    if (id === undefined || people.has(id) || strangers.has(id)) continue;
    strangers.add(id);
    problems.note({ kind: 'unknown-user', ...source, words: `${id} is not in users.json: not enrolled.` });
  }
  if (author !== undefined) workspace.sees(author, place);
  if (isMessage) counting.message(spoken?.text ?? '');
  await workspace.tell(event, place);
  await takeDigests(at, run);
  if (arrival !== undefined) await takeDecisions(arrival, at, run);
}

/** What the app has decided of a message: the books are kept from its own record, and nobody may be missing in it. */
async function takeDecisions(arrival: Arrival, at: number, run: Run): Promise<void> {
  const { workspace, ledger, counting, cast, people } = run;
  const ref = arrival.kind === 'deleted' ? arrival : arrival.message;
  const users = arrival.kind === 'deleted' ? [] : arrival.message.users;
  const isQuiet = arrival.kind === 'posted' && users.length === 0 && arrival.message.groups.length === 0;
  if (isQuiet) return;
  const fates = await workspace.fates(ref.channel, ref.ts);
  const text = arrival.kind === 'deleted' ? '' : arrival.message.text;
  const mention = mentionId('threadTs' in ref ? ref : { channel: ref.channel, ts: ref.ts });
  for (const recipient of users) {
    const zone = cast.get(recipient)?.zone;
    if (zone === undefined) {
      const reason = people.get(recipient)?.isBot === true ? 'recipient-is-bot' : 'not-enrolled';
      if (arrival.kind === 'posted') counting.mention({ recipient, at, zone, text, kind: 'passed', reason });
    } else if (!fates.has(recipient)) {
      ledger.breach('undecided', `${recipient} ${mention}`);
    }
  }
  for (const [recipient, fate] of fates) {
    // An edit decides only of those whom it calls on anew.
    if (Math.floor(fate.decidedAt / 1000) !== Math.floor(at / 1000)) continue;
    const zone = cast.get(recipient)?.zone;
    if (fate.state === 'passed') {
      if (arrival.kind === 'posted')
        counting.mention({ recipient, at, zone, text, kind: 'passed', reason: fate.reason });
    } else if (fate.state === 'held' && !ledger.isWaiting(recipient, mention)) {
      counting.mention({ recipient, at, zone, text, kind: 'held', reason: fate.reason });
      hold(recipient, mention, fate, at, run);
    }
  }
}

function hold(
  recipient: string,
  mention: string,
  fate: Fate,
  at: number,
  { ledger, cast, zones }: Run,
): void {
  const person = cast.get(recipient)?.person;
  const promised = person === undefined ? undefined : blockAt(calendarOf(person, zones), fate.promisedFor);
  if (promised?.start !== fate.promisedFor) ledger.breach('promised-no-block', `${recipient} ${mention}`);
  const block = promised ?? { start: fate.promisedFor, end: fate.promisedFor + 1 };
  ledger.hold({ recipient, mention, heldAt: at, promised: block });
}

/** What Slack took since the last look, against what the app wrote down of it. */
async function takeDigests(now: number, { workspace, ledger, counting, cast }: Run): Promise<void> {
  for (const { batchId, batch, blockIds } of await workspace.newDigests()) {
    if (batch === undefined) {
      ledger.breach('not-shown', `the digest ${batchId} is not on record`);
      continue;
    }
    const { recipient, items } = batch;
    const ids = new Set(items.map(({ id }) => id));
    const isShown =
      blockIds.length === Math.min(items.length, SHOWN_AT_ONCE) && blockIds.every((id) => ids.has(id));
    if (!isShown)
      ledger.breach('not-shown', `the digest ${batchId} shows something else than it is said to bring`);
    const zone = cast.get(recipient)?.zone;
    if (zone !== undefined) counting.digest(recipient, now, zone);
    for (const { id } of items) {
      const one = ledger.deliver(recipient, id, now);
      if (one !== undefined) counting.delivered(recipient, now - one.heldAt);
    }
  }
}
