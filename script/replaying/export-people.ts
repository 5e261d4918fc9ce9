import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readProfile } from '../../src/adapters/slack/directory.ts';
import { mayEnrol } from '../../src/people/enrol.ts';
import type { Zones } from '../../src/schedule/zone.ts';
import { elementsOf } from './json-list.ts';
import type { Problems } from './problems.ts';

/** An account as the export knows it. */
export interface ExportedPerson {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly locale: string;
  readonly isBot: boolean;
  readonly isGuest: boolean;
  /** Whether Sluice is for them: no bot, no guest, nobody of another organisation. */
  readonly isEnrolled: boolean;
}

const User = z.object({
  id: z.string().regex(/^[UW][A-Z0-9]+$/),
  team_id: z.string().optional(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  tz: z.string().nullish(),
  locale: z.string().optional(),
  is_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
});

/** An organisation's export has the second name. */
const FILES = ['users.json', 'org_users.json'] as const;

/**
 * Everybody in the export. Who has been deactivated since is taken as they were. `zone` is everybody's where it is
 * given, else each has their own.
 */
export async function readPeople(
  directory: string,
  zone: string | undefined,
  zones: Zones,
  problems: Problems,
): Promise<ReadonlyMap<string, ExportedPerson>> {
  const people = new Map<string, ExportedPerson>();
  for (const file of FILES) {
    const text = await readFile(join(directory, file), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    for (const element of elementsOf(text)) {
      const note = (kind: 'bad-json' | 'unknown-zone' | 'unknown-user', words: string): void =>
        problems.note({ kind, file, line: element.line, words });
      if ('problem' in element) {
        note('bad-json', element.problem);
        continue;
      }
      const read = User.safeParse(element.value);
      if (!read.success) {
        note(
          'unknown-user',
          'This is no account: it has no id, or a field of the wrong kind. It is left out.',
        );
        continue;
      }
      const person = personOf(read.data, zone, zones, (words) => note('unknown-zone', words));
      people.set(person.id, person);
    }
  }
  if (people.size === 0) {
    const words = 'It names nobody, so that nobody is enrolled and nothing can be held.';
    problems.note({ kind: 'missing-file', file: 'users.json', words });
  }
  return people;
}

function personOf(
  user: z.infer<typeof User>,
  zone: string | undefined,
  zones: Zones,
  complain: (words: string) => void,
): ExportedPerson {
  const { isBot, isGuest, name, locale, ...rest } = readProfile(user as never, user.team_id ?? '');
  const isEnrolled = mayEnrol({ isBot, isGuest, name, locale, ...rest });
  return {
    id: user.id,
    name,
    zone: zone ?? ownZone(user.tz, zones, isEnrolled ? complain : () => {}),
    locale,
    isBot,
    isGuest,
    isEnrolled,
  };
}

function ownZone(tz: string | null | undefined, zones: Zones, complain: (words: string) => void): string {
  if (tz !== undefined && tz !== null && zones.has(tz)) return tz;
  complain(
    tz === undefined || tz === null
      ? 'The account has no time zone: UTC is taken.'
      : `The time zone ${JSON.stringify(tz)} is unknown: UTC is taken.`,
  );
  return 'UTC';
}
