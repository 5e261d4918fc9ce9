import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { offsetIn } from '../schedule/offset-table.ts';
import { parseTzif } from '../schedule/tzif.ts';
import type { ZoneSource } from './zone-source.ts';

/** Where Alpine and Debian keep the versions of what is installed. */
const PACKAGE_DATABASES = ['/lib/apk/db/installed', '/usr/lib/apk/db/installed', '/var/lib/dpkg/status'];

/** The system's compiled zone files, read whole, from the first of the folders that has any. */
export function readSystemZones(directories: readonly string[]): ZoneSource | undefined {
  for (const directory of directories) {
    const files = readZoneFiles(directory);
    if (files.size > 0) return sourceOf(directory, files);
  }
  return undefined;
}

function sourceOf(directory: string, files: ReadonlyMap<string, Uint8Array>): ZoneSource {
  const compiledFrom = readText(join(directory, 'tzdata.zi')) ?? '';
  const version = versionOf(directory, compiledFrom);
  const targets = new Map<string, string>();
  for (const [, target = '', name = ''] of compiledFrom.matchAll(/^L (\S+) (\S+)$/gm))
    targets.set(name, target);
  return {
    origin: 'system',
    version,
    description: `${version === undefined ? 'tzdata of an unknown release' : `tzdata ${version}`} from the system's zone files`,
    find(name) {
      const bytes = files.get(name) ?? files.get(targets.get(name) ?? '');
      if (!bytes) return undefined;
      const table = parseTzif(bytes);
      return (instant) => offsetIn(table, instant);
    },
  };
}

function versionOf(directory: string, compiledFrom: string): string | undefined {
  const inFolder =
    /^# version (\d{4}[a-z]+)/.exec(compiledFrom) ??
    /^(\d{4}[a-z]+)/.exec(readText(join(directory, '+VERSION')) ?? '');
  if (inFolder || !directory.startsWith('/usr/share/')) return inFolder?.[1];
  for (const database of PACKAGE_DATABASES) {
    const entry = readText(database)
      ?.split(/\n\n/)
      .find((text) => /^P(ackage)?: ?tzdata$/m.test(text));
    const found = /^V(?:ersion)?: ?(\d{4}[a-z]+)/m.exec(entry ?? '');
    if (found) return found[1];
  }
  return undefined;
}

function readZoneFiles(directory: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const path of filesIn(directory)) {
    const bytes = readFileSync(path);
    if (bytes.subarray(0, 4).toString('latin1') === 'TZif') files.set(relative(directory, path), bytes);
  }
  return files;
}

function filesIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    // The same zones once more, and once with leap seconds.
    if (entry.name === 'posix' || entry.name === 'right') return [];
    if (entry.isDirectory()) return filesIn(path);
    // `localtime` is often a link, and in containers one that leads nowhere.
    return statSync(path, { throwIfNoEntry: false })?.isFile() ? [path] : [];
  });
}

function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
