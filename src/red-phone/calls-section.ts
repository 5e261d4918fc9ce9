import { context, escaped, header, type KnownBlock, section } from '../block-kit.ts';
import { DAY } from '../clock.ts';
import type { HomeSection, Visitor } from '../home/section.ts';
import type { TenantId, UserId } from '../ids.ts';
import { calendarOf } from '../people/calendar.ts';
import { permalink } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { nextBlocks } from '../schedule/blocks.ts';
import { describeInstant } from '../schedule/describe.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { type AskingDeps, readerFor } from './asking-deps.ts';
import type { CallSince } from './calls-since.ts';
import { callerName, nameOf } from './names.ts';
import { outcomeOf } from './outcome.ts';

/** Calls shown on the page; the rest is counted. */
const SHOWN = 4;

/** Further back nobody looks, however long ago the last block was. */
const LONGEST_MS = 7 * DAY;

export interface CallsSectionDeps extends Pick<AskingDeps, 'people' | 'directory' | 'zones'> {
  /** The calls to a person since then, the newest first. */
  callsSince(tenant: TenantId, user: UserId, since: number): Promise<readonly CallSince[]>;
}

/** What a person sees of the calls to them since their last block: from whom, and what has come of each. */
export function callsSection(deps: CallsSectionDeps): HomeSection {
  return { place: 'calls', blocks: (visitor, now) => blocksFor(deps, visitor, now) };
}

async function blocksFor(
  deps: CallsSectionDeps,
  { tenant, user, locale }: Visitor,
  now: number,
): Promise<readonly KnownBlock[]> {
  const person = await deps.people.find(tenant, user);
  const since = person === undefined ? now - DAY : lastBlockEnd(person, deps, now);
  const calls = await deps.callsSince(tenant, user, since);
  if (calls.length === 0) return [];
  const words = wordsFor(locale);
  const { zone } = await readerFor(deps, tenant, await deps.directory.profile(tenant, user), now);
  const url = await deps.directory.workspaceUrl(tenant);
  const lines = await Promise.all(
    calls.slice(0, SHOWN).map(async (call) => {
      const when = describeInstant(call.at, { zone, locale, now });
      return section(await lineOf(deps, tenant, call, when, url, words));
    }),
  );
  const more = calls.length - lines.length;
  return [
    header(words.home.places.calls),
    ...lines,
    ...(more > 0 ? [context(words.asking.moreCalls(more))] : []),
  ];
}

/** When the last block ended that is over: what has come since then they may not have seen. */
function lastBlockEnd(person: Person, { zones }: Pick<CallsSectionDeps, 'zones'>, now: number): number {
  const earliest = now - LONGEST_MS;
  const over = nextBlocks(calendarOf(person, zones), earliest, 200).filter(({ end }) => end <= now);
  return over.at(-1)?.end ?? earliest;
}

async function lineOf(
  deps: CallsSectionDeps,
  tenant: TenantId,
  { caller, phrase, source, look }: CallSince,
  when: string,
  url: string,
  words: Words,
): Promise<string> {
  const { asking, redPhone } = words;
  const name = await callerName(
    tenant,
    { caller: caller === undefined ? {} : { user: caller } },
    words,
    deps,
  );
  const called =
    phrase === undefined ? asking.calledYou(name, when) : asking.calledYouBy(name, escaped(phrase), when);
  const other = 'by' in look && look.by !== '' ? await nameOf(tenant, look.by, deps) : redPhone.somebody;
  const link =
    source === undefined || look.kind === 'deleted'
      ? []
      : [`<${escaped(permalink(url, source))}|${redPhone.openMessage}>`];
  return [called, outcomeOf(look, other, words) ?? asking.waitsForYou, ...link].join(' ');
}
