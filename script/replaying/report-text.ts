import { FEWEST_PEOPLE, type Figures, type Interruptions } from './figures.ts';
import type { LedgerSummary } from './ledger.ts';
import type { Replayed } from './replay.ts';
import { count, reasonInWords, scopeInWords, share, sum, waitInWords } from './wording.ts';

/** The report for a terminal, with the ledger at its end. */
export function reportText(result: Replayed, assumed: readonly string[]): string {
  const { figures } = result;
  return [
    scopeInWords(result),
    ...assumed.map((sentence) => `  · ${sentence}`),
    '',
    ...mentionLines(figures),
    '',
    ...interruptionLines(figures.interruptions),
    '',
    ...waitLines(figures),
    '',
    ...redPhoneLines(figures),
    ...ledgerLines(result.ledger),
    '',
  ].join('\n');
}

function mentionLines({ mentions, held, passed, digests }: Figures): string[] {
  return [
    row('Mentions', mentions),
    row('  held', sum(held), share(sum(held), mentions)),
    ...Object.entries(held).map(([reason, number]) => row('', number, reasonInWords(reason))),
    row('  passed', sum(passed), share(sum(passed), mentions)),
    ...Object.entries(passed).map(([reason, number]) => row('', number, reasonInWords(reason))),
    row('Digests', digests),
  ];
}

function interruptionLines(interruptions: Interruptions | undefined): string[] {
  if (interruptions === undefined) return [tooFew('Interruptions by hour')];
  const { before, after, atNight } = interruptions;
  const [all, less] = [before, after].map((byHour) => byHour.reduce((total, each) => total + each, 0)) as [
    number,
    number,
  ];
  const most = Math.max(...before, ...after, 1);
  return [
    row('Interruptions', all, `before; ${count(less)} with Sluice (${share(less - all, all)})`),
    row('  at night', atNight.before, `before; ${count(atNight.after)} with Sluice`),
    '',
    'By hour of the recipient’s day: before ░, with Sluice █',
    ...before.map((number, hour) => {
      const then = after[hour] ?? 0;
      const bar = (value: number, mark: string): string => mark.repeat(Math.round((value / most) * 40));
      const label = `${String(hour).padStart(2, '0')}:00`;
      return `  ${label} ${count(number).padStart(6)} ${bar(number, '░')}\n        ${count(then).padStart(6)} ${bar(then, '█')}`;
    }),
  ];
}

function waitLines({ waits }: Figures): string[] {
  if (waits === undefined) return [tooFew('Waits')];
  return [
    `Waits of what was delivered: median ${waitInWords(waits.median)}, 90% within ${waitInWords(waits.p90)}, longest ${waitInWords(waits.longest)}`,
  ];
}

function redPhoneLines({ redPhone }: Figures): string[] {
  if (redPhone === undefined) return [];
  return [
    row('Red Phone', redPhone.heldMentions, 'held mentions would have come at once'),
    ...redPhone.words.map(({ word, messages, heldMentions }) =>
      row('', heldMentions, `with “${word}”, in ${count(messages)} messages`),
    ),
    '',
  ];
}

function ledgerLines({
  held,
  delivered,
  removed,
  waiting,
  breaches,
  examples,
  isBalanced,
}: LedgerSummary): string[] {
  return [
    'Ledger',
    row('  held', held),
    row('  delivered', delivered, 'once each, in the block promised'),
    row('  removed', sum(removed)),
    ...Object.entries(removed).map(([reason, number]) => row('', number, reasonInWords(reason))),
    row('  waiting', waiting),
    row('  broken', sum(breaches as Record<string, number>)),
    ...Object.entries(breaches).map(([kind, number]) => row('', number, kind)),
    ...examples.map((example) => `    ${example}`),
    isBalanced ? 'The ledger balances.' : 'The ledger does not balance.',
  ];
}

function row(label: string, number: number, words = ''): string {
  return `${label.padEnd(16)}${count(number).padStart(8)}  ${words}`.trimEnd();
}

function tooFew(what: string): string {
  return `${what}: not shown, as they would be about fewer than ${FEWEST_PEOPLE} people.`;
}
