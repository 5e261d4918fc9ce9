import type { TenantId, UserId } from '../ids.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import { askingOf, parseQuestionThing } from './asking-of.ts';
import type { Questions } from './question.ts';

/** Takes note of a question to groups, once Slack has said who is in them. Answers whose pages look otherwise now. */
export async function noteLate(
  tenant: TenantId,
  thing: string,
  now: number,
  {
    directory,
    people,
    questions,
  }: {
    readonly directory: Pick<Directory, 'membersOf' | 'knownProfile'>;
    readonly people: Pick<People, 'findMany'>;
    readonly questions: Pick<Questions, 'ask'>;
  },
): Promise<readonly UserId[]> {
  const worded = parseQuestionThing(thing);
  if (worded === undefined) return [];
  const inGroups = await Promise.all(worded.groups.map((group) => directory.membersOf(tenant, group)));
  const members = [...new Set(inGroups.flat())];
  const all = [...new Set([worded.asker, ...worded.named, ...members])];
  const profiles = await Promise.all(all.map((user) => directory.knownProfile(tenant, user)));
  const bots = new Set(all.filter((_, at) => profiles[at]?.isBot === true));
  const asking = askingOf(worded, members, { people: await people.findMany(tenant, all), bots }, now);
  return await questions.ask(tenant, asking, now);
}
