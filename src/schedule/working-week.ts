const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];
const SUNDAY_TO_THURSDAY = [1, 2, 3, 4, 7];
const BUT_FRIDAY = [1, 2, 3, 4, 6, 7];
const BUT_SUNDAY = [1, 2, 3, 4, 5, 6];

/** The zones, older names included, of countries that do not rest on Saturday and Sunday. */
const WEEKS: readonly (readonly [days: readonly number[], zones: readonly string[]])[] = [
  // Israel, Egypt, Jordan, Kuwait, Oman, Qatar, Saudi Arabia
  [
    SUNDAY_TO_THURSDAY,
    [
      'Asia/Jerusalem',
      'Asia/Tel_Aviv',
      'Israel',
      'Africa/Cairo',
      'Egypt',
      'Asia/Amman',
      'Asia/Kuwait',
      'Asia/Muscat',
      'Asia/Qatar',
      'Asia/Riyadh',
    ],
  ],
  // Iran
  [BUT_FRIDAY, ['Asia/Tehran', 'Iran']],
  // India, Uganda
  [BUT_SUNDAY, ['Asia/Kolkata', 'Asia/Calcutta', 'Africa/Kampala']],
];

/** ISO weekdays on which the zone's country usually works: to propose to a person, not to decide for them. */
export function suggestedDays(zoneName: string): number[] {
  const found = WEEKS.find(([, zones]) => zones.includes(zoneName));
  return [...(found?.[0] ?? MONDAY_TO_FRIDAY)];
}
