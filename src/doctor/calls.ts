import { type AuditEntry, KEY_GONE } from '../red-phone/audit.ts';
import { type Check, mend, ok } from './check.ts';

/** How the calls of the last days did, by the log of calls. */
export async function examineCalls(entries: AsyncIterable<AuditEntry>): Promise<readonly Check[]> {
  const lost = new Set<string>();
  for await (const { call, outcome } of entries) if (outcome === KEY_GONE) lost.add(call);
  const about = 'calls';
  if (lost.size === 0) return [ok(about, 'all of the last week could be read')];
  return [
    mend(
      about,
      `${lost.size === 1 ? '1 of the last week was' : `${lost.size} of the last week were`} kept with a key that ` +
        'ENCRYPTION_KEYS lacks: not everybody was reached, as was said where they were made. Add the older key again.',
    ),
  ];
}
