import { FOUR_HUNDRED_YEARS_MS, type OffsetTable } from './offset-table.ts';
import { changesInYear, parsePosixTz } from './posix-tz.ts';

/**
 * Reads a compiled zone file (RFC 9636, versions 1 to 4), with the rule that it gives for the time after
 * its last listed change.
 * @throws if the bytes are not such a file, or count leap seconds
 */
export function parseTzif(bytes: Uint8Array): OffsetTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = readHeader(view, 0);
  if (first.version < 2) return readBlock(view, first, 4);
  const second = readHeader(view, blockEnd(first, 4));
  const listed = readBlock(view, second, 8);
  const footer = new TextDecoder().decode(bytes.subarray(blockEnd(second, 8))).trim();
  return footer === '' ? listed : withFooter(listed, footer);
}

interface Header {
  version: number;
  /** Where the data begin. */
  at: number;
  utcFlags: number;
  standardFlags: number;
  leaps: number;
  changes: number;
  types: number;
  letters: number;
}

function readHeader(view: DataView, at: number): Header {
  if (view.byteLength < at + 44 || view.getUint32(at) !== 0x54_5a_69_66) throw new Error('not a TZif file');
  const versionByte = view.getUint8(at + 4);
  const count = (index: number): number => view.getUint32(at + 20 + index * 4);
  const header = {
    version: versionByte === 0 ? 1 : versionByte - 0x30,
    at: at + 44,
    utcFlags: count(0),
    standardFlags: count(1),
    leaps: count(2),
    changes: count(3),
    types: count(4),
    letters: count(5),
  };
  if (header.types === 0) throw new Error('a TZif file without a local time type');
  return header;
}

function blockEnd(header: Header, timeSize: 4 | 8): number {
  const { at, changes, types, letters, leaps, standardFlags, utcFlags } = header;
  return (
    at + changes * (timeSize + 1) + types * 6 + letters + leaps * (timeSize + 4) + standardFlags + utcFlags
  );
}

function readBlock(view: DataView, header: Header, timeSize: 4 | 8): OffsetTable {
  if (view.byteLength < blockEnd(header, timeSize)) throw new Error('a TZif file that is cut short');
  // Zones of the "right/" kind count leap seconds, which neither Slack nor JavaScript does.
  if (header.leaps > 0) throw new Error('a TZif file that counts leap seconds');
  const indicesAt = header.at + header.changes * timeSize;
  const typesAt = indicesAt + header.changes;
  const offsetOf = (type: number): number => view.getInt32(typesAt + type * 6) * 1000;
  const changes: number[] = [];
  const offsets = [offsetOf(0)];
  for (let index = 0; index < header.changes; index += 1) {
    const at = header.at + index * timeSize;
    changes.push((timeSize === 8 ? Number(view.getBigInt64(at)) : view.getInt32(at)) * 1000);
    offsets.push(offsetOf(view.getUint8(indicesAt + index)));
  }
  return { changes, offsets, repeats: false };
}

/** Writes the footer's changes out for 400 years, after which they repeat exactly. */
function withFooter(listed: OffsetTable, footer: string): OffsetTable {
  const rule = parsePosixTz(footer);
  if (!rule.summer) {
    return listed.changes.length > 0 ? listed : { changes: [], offsets: [rule.standard], repeats: false };
  }
  const last = listed.changes.at(-1) ?? Date.UTC(1970, 0, 1);
  const changes = [...listed.changes];
  const offsets = [...listed.offsets];
  const firstYear = new Date(last).getUTCFullYear() - 1;
  for (let year = firstYear; (changes.at(-1) ?? last) <= last + FOUR_HUNDRED_YEARS_MS; year += 1) {
    for (const [instant, offset] of changesInYear(rule, year)) {
      if (instant <= last) continue;
      changes.push(instant);
      offsets.push(offset);
    }
  }
  return { changes, offsets, repeats: true };
}
