import type { ChannelId, UserId } from '../ids.ts';
import type { AuditEntry } from './audit.ts';

/** What ids are called, where it is known; otherwise the id stands alone. */
export type NameOf = (id: UserId | ChannelId) => string | undefined;

const COLUMNS = ['time', 'what', 'call', 'who', 'word', 'channel', 'called', 'outcome'] as const;

/** A spreadsheet takes what begins so for a formula, and would carry it out: with an apostrophe it is text. */
const FORMULA = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;

/** The first line of the log as CSV. */
export const csvHeader = lineOf(COLUMNS);

/** One entry as a line of CSV (RFC 4180), with its end. */
export function csvLine(entry: AuditEntry, nameOf: NameOf = () => undefined): string {
  const named = (id: string): string => {
    const name = nameOf(id);
    return name === undefined ? id : `${name} (${id})`;
  };
  const { at, what, call, actor, phrase = '', channel, called, outcome = '' } = entry;
  return lineOf([
    new Date(at).toISOString(),
    what,
    call,
    named(actor),
    phrase,
    channel === undefined ? '' : named(channel),
    called.map(named).join('; '),
    outcome,
  ]);
}

function lineOf(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
