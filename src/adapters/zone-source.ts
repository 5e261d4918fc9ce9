/** One set of zone rules. */
export interface ZoneSource {
  readonly origin: 'system' | 'package' | 'intl';
  /** Such as `2026f`. */
  readonly version: string | undefined;
  /** For people, to stand within a sentence. */
  readonly description: string;
  /** A function from an instant to milliseconds east of UTC; undefined for a name that it does not have. */
  find(name: string): ((instant: number) => number) | undefined;
}
