import type { ChannelId, TenantId, Ts } from '../ids.ts';
import { type Envelope, readArrival, type SlackEvent } from '../mentions/message.ts';
import type { HandoffDeps } from './deps.ts';
import { type FormTexts, textWithout } from './form-text.ts';
import { type Line, type Report, reportOf, SECTIONS } from './report.ts';
import { thingId } from './things.ts';

/** What has become of a message in Slack. */
export interface Changed {
  readonly channel: ChannelId;
  readonly ts: Ts;
  readonly what: 'deleted' | 'edited';
  /** Of an edit the words that the message holds no longer; undefined where they are not known. */
  readonly removed?: ReadonlySet<string> | undefined;
}

/**
 * Takes the words of a message out of the handoffs that quote it, before its deletion or edit is acknowledged; delivered
 * copies are shown anew after that. The same event again changes nothing. Asks Slack nothing.
 */
export async function unquote(
  envelope: Envelope,
  now: number,
  { handoffs, drafts, bells }: Pick<HandoffDeps, 'handoffs' | 'drafts' | 'bells'>,
): Promise<void> {
  const { team_id: tenant } = envelope;
  const changed = changedIn(envelope);
  if (changed === undefined) return;
  const { channel, ts } = changed;
  const [sent, unsent] = await Promise.all([
    handoffs.quoting(tenant, channel, ts),
    drafts.quoting(tenant, channel, ts),
  ]);
  for (const { user, id } of unsent) {
    const draft = await drafts.find(tenant, user, id);
    if (draft !== undefined) await drafts.keep(tenant, user, { ...draft, ...withoutQuotes(draft, changed) });
  }
  for (const id of sent) await takeOut(tenant, id, changed, now, { handoffs, bells });
}

/** Takes the words of one message out of one handoff, and has its copies shown anew. */
export async function takeOut(
  tenant: TenantId,
  id: string,
  changed: Changed,
  now: number,
  { handoffs, bells }: Pick<HandoffDeps, 'handoffs' | 'bells'>,
): Promise<void> {
  const after = await handoffs.change(
    tenant,
    id,
    (handoff) => {
      const report = withoutWords(handoff.report, changed);
      return report === undefined ? undefined : { ...handoff, report, changedAt: now };
    },
    ({ canvas }) => [
      { thing: thingId({ what: 'draw', id }), at: now },
      ...(canvas?.id === undefined ? [] : [{ thing: thingId({ what: 'canvas', id }), at: now }]),
    ],
  );
  if (after !== undefined) await bells.ring(tenant, now);
}

/** The same form without what the message says no longer. What stands in an open one is found as it is sent. */
export function withoutQuotes({ texts, sources, quotes }: FormTexts, changed: Changed): FormTexts {
  const after = { ...texts };
  const left = quotes.map((quote) => {
    if (!quotesOld({ ...quote, isQuote: true }, changed)) return quote;
    for (const section of SECTIONS) after[section] = textWithout(after[section], sources, quote);
    return { ...quote, gone: changed.what };
  });
  return { texts: after, sources, quotes: left };
}

/** The report without what the message says no longer; undefined where nothing of that is in it. */
export function withoutWords(report: Report, changed: Changed): Report | undefined {
  const isConcerned = (line: Line): boolean => quotesOld(line, changed);
  if (!SECTIONS.some((section) => report[section].some(isConcerned))) return undefined;
  return reportOf((section) =>
    report[section].map((line) => (isConcerned(line) ? gone(line, changed) : line)),
  );
}

function quotesOld({ isQuote, gone: before, text, sources }: Line, { channel, ts, what, removed }: Changed) {
  if (!isQuote || !sources.some((source) => source.channel === channel && source.ts === ts)) return false;
  if (what === 'deleted') return true;
  return before === undefined && (removed === undefined || !wordsOf(text).isDisjointFrom(removed));
}

/** A link to what is deleted leads nowhere. */
function gone(line: Line, { channel, ts, what }: Changed): Line {
  const others = line.sources.filter((source) => source.channel !== channel || source.ts !== ts);
  return { text: '', isQuote: true, gone: what, sources: what === 'deleted' ? others : line.sources };
}

function changedIn(envelope: Envelope): Changed | undefined {
  if (envelope.event.type !== 'message') return undefined;
  const arrival = readArrival(envelope);
  if (arrival?.kind === 'deleted') return { channel: arrival.channel, ts: arrival.ts, what: 'deleted' };
  if (arrival?.kind !== 'edited') return undefined;
  const { channel, ts, text } = arrival.message;
  const { previous_message: before } = envelope.event as SlackEvent & {
    previous_message?: { text?: string };
  };
  if (before?.text === text) return undefined;
  const removed = before?.text === undefined ? undefined : wordsOf(before.text).difference(wordsOf(text));
  return { channel, ts, what: 'edited', removed };
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}
