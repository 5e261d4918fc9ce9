import { Zone as LuxonZone, type ZoneOffsetFormat, type ZoneOffsetOptions } from 'luxon';

/** Where zones come from. One per process: two that disagree lose blocks or ring them twice. */
export interface Zones {
  /** @throws UnknownZoneError */
  get(name: string): Zone;
  has(name: string): boolean;
  /** For people, to stand within a sentence: `tzdata 2026f from the system's zone files`. */
  readonly source: string;
}

/** A name that no zone data know. The person who set it must choose another. */
export class UnknownZoneError extends Error {
  readonly zoneName: string;

  constructor(zoneName: string) {
    super(`unknown time zone ${JSON.stringify(zoneName)}`);
    this.name = 'UnknownZoneError';
    this.zoneName = zoneName;
  }
}

/** A time zone by our own rules, which luxon accepts wherever it takes a zone. Equal by its name. */
export class Zone extends LuxonZone {
  readonly #name: string;
  readonly #offsetMs: (instant: number) => number;

  /** `offsetMs` answers milliseconds east of UTC for any instant. */
  constructor(name: string, offsetMs: (instant: number) => number) {
    super();
    this.#name = name;
    this.#offsetMs = offsetMs;
  }

  /** Milliseconds east of UTC. luxon's `offset` is the same in minutes. */
  offsetMs(instant: number): number {
    return this.#offsetMs(instant);
  }

  /** Not `iana`, since luxon would then ask Intl for the offset. */
  override get type(): string {
    return 'sluice';
  }

  override get name(): string {
    return this.#name;
  }

  get ianaName(): string {
    return this.#name;
  }

  override get isUniversal(): boolean {
    return false;
  }

  override get isValid(): boolean {
    return true;
  }

  override offset(instant: number): number {
    return this.#offsetMs(instant) / 60_000;
  }

  override offsetName(instant: number, _options: ZoneOffsetOptions): string {
    return `UTC${this.formatOffset(instant, 'narrow')}`;
  }

  override formatOffset(instant: number, format: ZoneOffsetFormat): string {
    const minutes = Math.round(this.offset(instant));
    const sign = minutes < 0 ? '-' : '+';
    const hour = Math.trunc(Math.abs(minutes) / 60);
    const minute = Math.abs(minutes) % 60;
    const two = (number: number): string => String(number).padStart(2, '0');
    if (format === 'narrow') return `${sign}${hour}${minute === 0 ? '' : `:${two(minute)}`}`;
    return `${sign}${two(hour)}${format === 'techie' ? '' : ':'}${two(minute)}`;
  }

  override equals(other: LuxonZone): boolean {
    return other instanceof Zone && other.name === this.#name;
  }
}
