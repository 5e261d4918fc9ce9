import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type OffsetTable, offsetIn } from '../schedule/offset-table.ts';
import type { ZoneSource } from './zone-source.ts';

/** Only its data are read; the package's code, and moment's, is never loaded. */
const DATA = 'moment-timezone/data/packed/latest.json';

export interface PackagedZones extends ZoneSource {
  /** The zone that an older or another name stands for. */
  targetOf(name: string): string | undefined;
}

/**
 * The zone data that Sluice pins. They end with the year 2037: after it a zone keeps its last offset.
 * Undefined where the package is not installed.
 */
export function readPackagedZones(): PackagedZones | undefined {
  const text = readData();
  if (text === undefined) return undefined;
  const data = checked(JSON.parse(text));
  const rows = new Map(data.zones.map((row) => [row.slice(0, row.indexOf('|')), row]));
  const targets = new Map<string, string>();
  for (const link of data.links) {
    const [target = '', name = ''] = link.split('|');
    targets.set(name, target);
  }
  return {
    origin: 'package',
    version: data.version,
    description: `tzdata ${data.version} from the package moment-timezone`,
    targetOf: (name) => targets.get(name),
    find(name) {
      const row = rows.get(name) ?? rows.get(targets.get(name) ?? '');
      if (row === undefined) return undefined;
      const table = unpack(row);
      return (instant) => offsetIn(table, instant);
    },
  };
}

interface PackedData {
  version: string;
  zones: string[];
  links: string[];
}

function readData(): string | undefined {
  try {
    return readFileSync(createRequire(import.meta.url).resolve(DATA), 'utf8');
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'MODULE_NOT_FOUND') {
      return undefined;
    }
    throw error;
  }
}

function checked(data: unknown): PackedData {
  const isText = (value: unknown): value is string => typeof value === 'string';
  if (typeof data === 'object' && data !== null && 'version' in data && 'zones' in data && 'links' in data) {
    const { version, zones, links } = data;
    if (
      isText(version) &&
      Array.isArray(zones) &&
      zones.every(isText) &&
      Array.isArray(links) &&
      links.every(isText)
    ) {
      return { version, zones, links };
    }
  }
  throw new Error(`${DATA} does not have the form of moment-timezone's packed data`);
}

/** `name|abbreviations|offsets, minutes west|which offset, a digit each|minutes between the changes|population` */
function unpack(row: string): OffsetTable {
  const [, , offsetText = '', indices = '', changeText = ''] = row.split('|');
  const offsets = offsetText.split(' ').map((text) => 0 - Math.round(base60(text) * 60_000));
  const changes: number[] = [];
  for (const text of changeText === '' ? [] : changeText.split(' ')) {
    changes.push((changes.at(-1) ?? 0) + Math.round(base60(text) * 60_000));
  }
  return { changes, offsets: [...indices].map((digit) => offsets[base60(digit)] ?? 0), repeats: false };
}

/** Digits 0-9, a-z, A-X, with a fraction in the same base. */
function base60(text: string): number {
  const negative = text.startsWith('-');
  const [whole = '', fraction = ''] = text.slice(negative ? 1 : 0).split('.');
  let value = 0;
  for (const digit of whole) value = value * 60 + digitValue(digit);
  let weight = 1;
  for (const digit of fraction) {
    weight /= 60;
    value += digitValue(digit) * weight;
  }
  return negative ? -value : value;
}

function digitValue(digit: string): number {
  const code = digit.charCodeAt(0);
  if (code >= 97) return code - 87;
  return code >= 65 ? code - 29 : code - 48;
}
