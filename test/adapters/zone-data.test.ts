import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadZoneData, type ZoneData } from '../../src/adapters/zone-data.ts';
import { UnknownZoneError } from '../../src/schedule/zone.ts';

const SYSTEM = '/usr/share/zoneinfo';
const testWithSystem = existsSync(join(SYSTEM, 'Europe/Berlin')) ? test : test.skip;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zones-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the source', () => {
  test('is the newer one, and says where it is from', () => {
    const older = loadZoneData({ systemDirectories: [zoneFolder('older', '# version 2019a\n')] });
    expect(older.source).toBe(`tzdata ${older.version} from the package moment-timezone`);
    const newer = loadZoneData({ systemDirectories: [zoneFolder('newer', '# version 2999a\n')] });
    expect(newer.source).toBe("tzdata 2999a from the system's zone files");
    expect(newer.origin).toBe('system');
  });

  test('is the system at the same release, since its files know the years after 2037', () => {
    const { version } = loadZoneData({ only: 'package' });
    const zones = loadZoneData({ systemDirectories: [zoneFolder('same', `# version ${version}\n`)] });
    expect(zones.origin).toBe('system');
  });

  test('is the package where the system’s release cannot be told or there are no files', () => {
    expect(loadZoneData({ systemDirectories: [zoneFolder('unknown', undefined)] }).origin).toBe('package');
    expect(loadZoneData({ systemDirectories: [join(folder, 'absent')] }).origin).toBe('package');
  });

  test('reads the release as macOS writes it', () => {
    const path = zoneFolder('mac', undefined);
    writeFileSync(join(path, '+VERSION'), '2999b\n');
    expect(loadZoneData({ systemDirectories: [path] }).version).toBe('2999b');
  });

  test('says so where only Node’s own data are left', () => {
    const { source, origin } = loadZoneData({ only: 'intl' });
    expect(origin).toBe('intl');
    expect(source).toMatch(/^tzdata 20\d\d[a-z]+ built into Node, since no zone files were found$/);
  });

  test('that is asked for and is not there is an error', () => {
    expect(() => loadZoneData({ only: 'system', systemDirectories: [join(folder, 'absent')] })).toThrow(
      'no zone data from: system',
    );
  });
});

describe.each(['package', 'intl'] as const)('names, from the %s', (only) => {
  const zones = loadZoneData({ only });

  test.each([
    'UTC',
    'US/Pacific',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'Europe/Kyiv',
    'Europe/Kiev',
    'Etc/GMT+5',
    'America/Argentina/Buenos_Aires',
  ])('%s is known and stays what it is called', (name) => {
    expect(zones.has(name)).toBe(true);
    expect(zones.get(name).name).toBe(name);
  });

  test.each([
    '',
    'Europe/Nowhere',
    '../Berlin',
    'Europe/../Europe/Berlin',
    '/etc/localtime',
    'localtime',
    'posixrules',
    'right/UTC',
    'Factory',
    '+01:00',
    '__proto__',
  ])('%j is not known', (name) => {
    expect(zones.has(name)).toBe(false);
    expect(() => zones.get(name)).toThrow(UnknownZoneError);
  });
});

testWithSystem(
  'an older name that the system does not install is found through its list of links, or the package’s',
  () => {
    const path = zoneFolder('links', '# version 2999a\nL Europe/Berlin Old/Name\n');
    const zones = loadZoneData({ systemDirectories: [path] });
    expect(existsSync(join(path, 'Old/Name'))).toBe(false);
    expect(zones.get('Old/Name').name).toBe('Old/Name');
    expect(zones.get('Arctic/Longyearbyen').offset(Date.UTC(2020, 0))).toBe(60);
  },
);

testWithSystem('files that are replaced while the process runs change nothing', () => {
  const path = zoneFolder('replaced', '# version 2999a\n');
  const zones = loadZoneData({ systemDirectories: [path] });
  cpSync(join(SYSTEM, 'Asia/Tokyo'), join(path, 'Europe/Berlin'));
  expect(zones.get('Europe/Berlin').offset(Date.UTC(2020, 0))).toBe(60);
});

test('links that lead nowhere or into a folder do no harm', () => {
  const path = zoneFolder('links-astray', '# version 2999a\n');
  symlinkSync('/nowhere/at/all', join(path, 'localtime'));
  symlinkSync('Europe', join(path, 'Europa'));
  expect(loadZoneData({ systemDirectories: [path] }).origin).toBe('system');
});

const intl = loadZoneData({ only: 'intl' });

test('the package agrees with Node in years on which all releases agree', () => {
  expect(disagreements(loadZoneData({ only: 'package' }))).toEqual([]);
});

testWithSystem('the system’s files agree with Node in years on which all releases agree', () => {
  expect(disagreements(loadZoneData({ only: 'system' }))).toEqual([]);
});

/** Every zone that Node lists, at instants spread over 20 years that are settled, and at each change's edge. */
function disagreements(zones: ZoneData): string[] {
  const found: string[] = [];
  const from = Date.UTC(2000, 0);
  const step = 9_876_543_000;
  for (const name of Intl.supportedValuesOf('timeZone')) {
    const zone = zones.get(name);
    const reference = intl.get(name);
    for (let instant = from; instant < Date.UTC(2020, 0); instant += step) {
      const change = firstChange(zone, instant, instant + step);
      for (const ms of change === undefined ? [instant] : [instant, change - 1, change]) {
        if (zone.offsetMs(ms) !== reference.offsetMs(ms)) found.push(`${name} ${new Date(ms).toISOString()}`);
      }
    }
  }
  return found;
}

function firstChange(
  zone: { offsetMs(instant: number): number },
  from: number,
  to: number,
): number | undefined {
  if (zone.offsetMs(from) === zone.offsetMs(to)) return undefined;
  let before = from;
  let after = to;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (zone.offsetMs(middle) === zone.offsetMs(from)) before = middle;
    else after = middle;
  }
  return after;
}

/** A folder with Berlin's file from this system, or else a made-up one. */
function zoneFolder(name: string, compiledFrom: string | undefined): string {
  const path = join(folder, name);
  mkdirSync(join(path, 'Europe'), { recursive: true });
  const berlin = join(SYSTEM, 'Europe/Berlin');
  if (existsSync(berlin)) cpSync(berlin, join(path, 'Europe/Berlin'), { dereference: true });
  else writeFileSync(join(path, 'Europe/Berlin'), 'TZif');
  if (compiledFrom !== undefined) writeFileSync(join(path, 'tzdata.zi'), compiledFrom);
  return path;
}
