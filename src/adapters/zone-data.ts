import { UnknownZoneError, Zone, type Zones } from '../schedule/zone.ts';
import { readIntlZones } from './zone-intl.ts';
import { readPackagedZones } from './zone-package.ts';
import type { ZoneSource } from './zone-source.ts';
import { readSystemZones } from './zone-system.ts';

/** The zones of this process, and where they come from. */
export interface ZoneData extends Zones {
  readonly origin: 'system' | 'package' | 'intl';
  /** The release of the tz database, such as `2026f`, where it is known. */
  readonly version: string | undefined;
}

export interface ZoneDataOptions {
  /** Folders of TZif files, the first with zones in it counts. */
  readonly systemDirectories?: readonly string[];
  /** Look at this origin only. */
  readonly only?: ZoneData['origin'];
}

const SYSTEM_DIRECTORIES = [
  '/usr/share/zoneinfo',
  '/usr/share/lib/zoneinfo',
  '/usr/lib/zoneinfo',
  '/etc/zoneinfo',
];

/** Not zones, though they lie among them; the first three depend on the server. */
const NOT_ZONES = new Set(['localtime', 'posixrules', 'posix', 'right', 'Factory']);

/**
 * Reads the newest zone data that this machine has: the system's zone files or the package that Sluice pins,
 * and where there are neither, what Node has built in. Nothing is read again later, so that an update of the
 * system cannot give one process two truths: it counts from the next start on.
 *
 * @throws if `only` names an origin that this machine does not have
 */
export function loadZoneData(options: ZoneDataOptions = {}): ZoneData {
  const { only, systemDirectories = SYSTEM_DIRECTORIES } = options;
  const wanted = (origin: ZoneData['origin']): boolean => only === undefined || only === origin;
  const packaged = readPackagedZones();
  const system = wanted('system') ? readSystemZones(systemDirectories) : undefined;
  const newest = newer(system, wanted('package') ? packaged : undefined);
  const source = newest ?? (wanted('intl') ? readIntlZones() : undefined);
  if (!source) throw new Error(`no zone data from: ${only}`);
  return zonesOf(source, (name) => packaged?.targetOf(name));
}

/** At the same release the system's files win: they also know the years after 2037. */
function newer(system: ZoneSource | undefined, packaged: ZoneSource | undefined): ZoneSource | undefined {
  if (!system || !packaged) return system ?? packaged;
  // Releases sort as text: 2025b, 2025z, 2025za, 2026a.
  return (system.version ?? '') >= (packaged.version ?? '') ? system : packaged;
}

/** `targetOf` knows older names of a zone: some systems install those only on request. */
function zonesOf(source: ZoneSource, targetOf: (name: string) => string | undefined): ZoneData {
  const zones = new Map<string, Zone>();

  function find(name: string): Zone | undefined {
    const known = zones.get(name);
    if (known || !isZoneName(name)) return known;
    const target = targetOf(name);
    const offsetMs = source.find(name) ?? (target === undefined ? undefined : source.find(target));
    if (!offsetMs) return undefined;
    const zone = new Zone(name, offsetMs);
    zones.set(name, zone);
    return zone;
  }

  return {
    get(name) {
      const zone = find(name);
      if (!zone) throw new UnknownZoneError(name);
      return zone;
    },
    has: (name) => find(name) !== undefined,
    source: source.description,
    origin: source.origin,
    version: source.version,
  };
}

function isZoneName(name: string): boolean {
  const [first = ''] = name.split('/');
  return /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name) && !NOT_ZONES.has(first);
}
