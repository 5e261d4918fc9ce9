import { type Check, mend, ok } from './check.ts';

/** Whether what waits can be read. `sealed` of `waiting` mentions were kept with a key that is not there. */
export function compareKeys(keys: number, waiting: number, sealed: number): readonly Check[] {
  const about = 'encryption';
  if (sealed === 0) {
    return [
      ok(about, `${keys === 1 ? '1 key' : `${keys} keys; the first one writes`}. Keep a copy elsewhere.`),
    ];
  }
  return [
    mend(
      about,
      `of ${waiting} mentions that wait, ${sealed} were kept with a key that ENCRYPTION_KEYS lacks, and will come as ` +
        'links without their text. Add the older key again, after the new one.',
    ),
  ];
}
