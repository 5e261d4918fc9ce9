import { describeHours, describeSpan } from '../../src/schedule/describe.ts';
import type { CommandLine } from './options.ts';
import type { Replayed } from './replay.ts';

/** What both the terminal and the page say. */

const reasons: Readonly<Record<string, string>> = {
  waits: 'for the next block',
  'block-ended': 'came as a block ended: shown then, and again in the next digest',
  'own-message': 'mentions of oneself',
  'recipient-is-bot': 'mentions of bots',
  'not-enrolled': 'people for whom Sluice is not: guests, strangers, unknown ids',
  'shared-channel': 'in a channel shared with another organisation',
  'in-block': 'in the recipient’s own block',
  'talking-here': 'the recipient was talking there',
  'app-not-held': 'written by apps',
  'no-block': 'no block to come',
  'too-old': 'older than a week',
  seen: 'answered in the thread before the block',
  deleted: 'deleted by the sender',
  'edited-out': 'edited out by the sender',
  'access-lost': 'in a channel that the recipient may not read',
  left: 'the recipient was gone',
};

export function reasonInWords(reason: string): string {
  return reasons[reason] ?? reason;
}

export function count(number: number): string {
  return number.toLocaleString('en-US');
}

export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`;
}

export function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, each) => total + each, 0);
}

export function waitInWords(minutes: number): string {
  return describeSpan(minutes * 60_000, 'en-GB');
}

/** What the figures are about, and what they take for granted. */
export function scopeInWords({ figures, channels, people, enrolled, span }: Replayed): string {
  const between = span === undefined ? '' : `, ${dateOf(span.first)} to ${dateOf(span.last)}`;
  return (
    `${count(figures.messages)} messages in ${count(channels)} conversation${channels === 1 ? '' : 's'}${between}; ` +
    `${count(enrolled)} of ${count(people)} accounts enrolled`
  );
}

export function assumptions(
  { hours, zone }: Pick<CommandLine, 'hours' | 'zone'>,
  zones: string,
): readonly string[] {
  const blocks =
    hours === undefined
      ? '11:00–11:30 and 16:00–16:30 in the working week of each one’s country'
      : describeHours(hours, 'en-GB');
  return [
    `Everybody is enrolled, with these comms hours: ${blocks}, in ${zone ?? 'their own zone'} (${zones}).`,
    'Shields are on: between blocks Slack notifies nobody. What passes counts as an interruption when it comes, a digest as one.',
    'Only mentions are counted, by name; what Slack notifies of besides them is the same before and after.',
    'An export has the last text of a message and not when somebody reacted: edits bring nothing new, and nobody has seen a message by reacting to it. User groups are not in it.',
    'Night is from 22:00 to 07:00 where the recipient is.',
  ];
}

function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
