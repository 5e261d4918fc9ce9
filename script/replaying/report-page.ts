import { hoursChart, shareBar } from './charts.ts';
import { FEWEST_PEOPLE, type Figures, type Interruptions, WAIT_STEPS, type Waits } from './figures.ts';
import type { LedgerSummary } from './ledger.ts';
import type { ProblemKind } from './problems.ts';
import type { Replayed } from './replay.ts';
import { STYLE } from './report-style.ts';
import { count, reasonInWords, scopeInWords, share, sum, waitInWords } from './wording.ts';

/** The report as one page that needs nothing else, and says nothing about any one person. */
export function reportPage(
  result: Replayed,
  assumed: readonly string[],
  problems: Readonly<Partial<Record<ProblemKind, number>>>,
): string {
  const { figures, ledger } = result;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>What Sluice would have done</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>What Sluice would have done</h1>
<p>${escaped(scopeInWords(result))}.</p>
${tiles(figures)}
${section('When people were interrupted', interruptions(figures.interruptions))}
${section('How long mentions waited', waits(figures.waits))}
${section('What became of each mention', reasons(figures))}
${figures.redPhone === undefined ? '' : section('Red Phone', redPhone(figures.redPhone))}
${section('The ledger', ledgerTable(ledger))}
${section('What this takes for granted', `<ul>${assumed.map((words) => `<li>${escaped(words)}</li>`).join('')}</ul>`)}
${Object.keys(problems).length === 0 ? '' : section('What was wrong with the export', problemTable(problems))}
</main>
</body>
</html>
`;
}

function section(title: string, content: string): string {
  return `<section><h2>${title}</h2>${content}</section>`;
}

function tiles({ mentions, held, digests, interruptions: shown }: Figures): string {
  const total = (byHour: readonly number[]): number => byHour.reduce((all, each) => all + each, 0);
  const tile = (value: string, words: string): string => `<div><dd>${value}</dd><dt>${words}</dt></div>`;
  const fewer =
    shown === undefined
      ? ''
      : tile(share(total(shown.before) - total(shown.after), total(shown.before)), 'fewer interruptions') +
        tile(`${count(shown.atNight.before)} → ${count(shown.atNight.after)}`, 'of them at night');
  return (
    `<dl class="tiles">${tile(count(mentions), 'mentions')}${tile(share(sum(held), mentions), 'held')}` +
    `${tile(count(digests), 'digests')}${fewer}</dl>`
  );
}

function interruptions(shown: Interruptions | undefined): string {
  if (shown === undefined) return tooFew();
  const { before, after, people } = shown;
  const most = Math.max(...before, ...after, 1);
  const rows = before.map(
    (number, hour) => [`${String(hour).padStart(2, '0')}:00`, number, after[hour] ?? 0] as const,
  );
  return `<figure>
<figcaption>By hour of the recipient’s day, ${count(people)} people.
<span class="key before">before</span> <span class="key after">with Sluice</span> <span class="key night">night</span></figcaption>
<div class="scale"><span>${count(most)}</span><span>${count(Math.round(most / 2))}</span><span>0</span></div>
${hoursChart(before, after)}
<div class="axis"><span>0:00</span><span>6:00</span><span>12:00</span><span>18:00</span><span>24:00</span></div>
</figure>
<details><summary>The numbers</summary>${table(['Hour', 'Before', 'With Sluice'], rows)}</details>`;
}

function waits(shown: Waits | undefined): string {
  if (shown === undefined) return tooFew();
  const { median, p90, longest, spread, people } = shown;
  const all = spread.reduce((total, each) => total + each, 0);
  const labels = [...WAIT_STEPS.map((hours) => `under ${span(hours)}`), 'longer'];
  return `<p>Of what was delivered to ${count(people)} people: median <b>${waitInWords(median)}</b>, nine in ten within
<b>${waitInWords(p90)}</b>, the longest <b>${waitInWords(longest)}</b>.</p>
${bars(
  spread.map((number, i) => [labels[i] ?? '', number, 'after'] as const),
  all,
)}`;
}

function span(hours: number): string {
  return hours < 48 ? `${hours} h` : `${hours / 24} days`;
}

function reasons({ mentions, held, passed }: Figures): string {
  const rows = (counts: Readonly<Record<string, number>>, kind: 'before' | 'after') =>
    Object.entries(counts).map(([reason, number]) => [reasonInWords(reason), number, kind] as const);
  return (
    `<h3>Held: ${count(sum(held))}</h3>${bars(rows(held, 'after'), mentions)}` +
    `<h3>Passed: ${count(sum(passed))}</h3>${bars(rows(passed, 'before'), mentions)}`
  );
}

function redPhone({ words, messages, heldMentions }: NonNullable<Figures['redPhone']>): string {
  const rows = words.map(({ word, messages: said, heldMentions: held }) => [word, said, held] as const);
  return (
    `<p>With these words, <b>${count(heldMentions)}</b> held mentions would have come at once; ` +
    `${count(messages)} messages have one of them.</p>${table(['Word', 'Messages', 'Held mentions'], rows)}`
  );
}

function ledgerTable({ held, delivered, removed, waiting, breaches, isBalanced }: LedgerSummary): string {
  const rows = [
    ['held', held],
    ['delivered once, in the block promised', delivered],
    ...Object.entries(removed).map(
      ([reason, number]) => [`removed: ${reasonInWords(reason)}`, number] as const,
    ),
    ['still waiting', waiting],
    ...Object.entries(breaches).map(([kind, number]) => [`broken: ${kind}`, number] as const),
  ] as const;
  const verdict = isBalanced
    ? 'It balances: each held mention came exactly once, in the block it was promised for, or was removed for a recorded reason.'
    : 'It does not balance.';
  return `<p class="${isBalanced ? 'good' : 'bad'}">${verdict}</p>${table(['', 'Mentions'], rows)}`;
}

function problemTable(problems: Readonly<Partial<Record<ProblemKind, number>>>): string {
  const words = 'What could be read was replayed; file and line of each were told while it ran.';
  return `<p>${words}</p>${table(['Kind', 'Times'], Object.entries(problems))}`;
}

function bars(rows: readonly (readonly [string, number, 'before' | 'after'])[], whole: number): string {
  const most = Math.max(...rows.map(([, number]) => number), 1);
  const lines = rows.map(
    ([label, number, kind]) =>
      `<tr><th scope="row">${escaped(label)}</th><td class="bar">${shareBar(number / most, kind)}</td>` +
      `<td>${count(number)}</td><td>${share(number, whole)}</td></tr>`,
  );
  return `<table class="bars">${lines.join('')}</table>`;
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const head = heads.map((words) => `<th scope="col">${escaped(words)}</th>`).join('');
  const body = rows.map(([first = '', ...rest]) => {
    const cells = rest.map((cell) => `<td>${typeof cell === 'number' ? count(cell) : escaped(cell)}</td>`);
    return `<tr><th scope="row">${escaped(String(first))}</th>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function tooFew(): string {
  return `<p>Not shown: it would be about fewer than ${FEWEST_PEOPLE} people.</p>`;
}

/** The words of `--words` and the wishes of the command line are somebody's text. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}
