import type { History } from '../catchup/history.ts';
import { type GroupId, instantOf, type MessageRef, type TenantId, type Ts, type UserId } from '../ids.ts';
import type { Directory } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import { type Slack, SlackRefusal } from '../slack.ts';
import { askingOf, parseQuestionThing } from './asking-of.ts';
import { QUESTION_MS, type Questions } from './question.ts';

export interface NotingLate {
  readonly directory: Pick<Directory, 'membersOf' | 'knownProfile'>;
  readonly people: Pick<People, 'findMany'>;
  readonly questions: Pick<Questions, 'ask' | 'answer'>;
  readonly history: Pick<History, 'replies'>;
  readonly slack: Pick<Slack, 'read'>;
}

/**
 * Takes note of a question to groups, once Slack has said who is in them, and of who has answered it until then. Answers
 * whose pages look otherwise now.
 */
export async function noteLate(
  tenant: TenantId,
  thing: string,
  now: number,
  deps: NotingLate,
): Promise<readonly UserId[]> {
  const { directory, people, questions } = deps;
  const worded = parseQuestionThing(thing);
  if (worded === undefined || now - instantOf(worded.ref.ts) > QUESTION_MS) return [];
  const inGroups = await Promise.all(worded.groups.map((group) => membersOf(tenant, group, deps)));
  const members = [...new Set(inGroups.flat())];
  const all = [...new Set([worded.asker, ...worded.named, ...members])];
  const profiles = await Promise.all(all.map((user) => directory.knownProfile(tenant, user)));
  const bots = new Set(all.filter((_, at) => profiles[at]?.isBot === true));
  const asking = askingOf(worded, members, { people: await people.findMany(tenant, all), bots }, now);
  const changed = [...(await questions.ask(tenant, asking, now))];
  const asked = new Set([...asking.asked, ...asking.members]);
  if (asked.size === 0) return changed;
  // Only now: an answer that comes later than this look is noted as it comes.
  for (const { user, ...of } of await answersTo(tenant, worded.ref, deps)) {
    if (asked.has(user)) changed.push(...(await questions.answer(tenant, user, of, now)));
  }
  return [...new Set(changed)];
}

/** Of a group that Slack refuses to tell of, nobody is known. */
async function membersOf(
  tenant: TenantId,
  group: GroupId,
  { directory }: Pick<NotingLate, 'directory'>,
): Promise<readonly UserId[]> {
  return (await unlessRefused(directory.membersOf(tenant, group))) ?? [];
}

/** Who has reacted, and who has written in the thread since. */
async function answersTo(
  tenant: TenantId,
  ref: MessageRef,
  { slack, history }: Pick<NotingLate, 'slack' | 'history'>,
): Promise<
  readonly { readonly user: UserId; readonly channel: string; readonly ts: Ts; readonly by?: Ts }[]
> {
  const { channel, ts, threadTs = ts } = ref;
  const [message, page] = await Promise.all([
    slack.read(tenant, ref),
    unlessRefused(history.replies(tenant, channel, threadTs, { after: ts })),
  ]);
  const replies = (page?.messages ?? []).filter(({ ref: { ts: by } }) => instantOf(by) > instantOf(ts));
  return [
    ...(message?.reactedBy ?? []).map((user) => ({ user, channel, ts })),
    ...replies.flatMap(({ user, ref: { ts: by } }) =>
      user === undefined ? [] : [{ user, channel, ts: threadTs, by }],
    ),
  ];
}

async function unlessRefused<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (thrown) {
    if (thrown instanceof SlackRefusal) return undefined;
    throw thrown;
  }
}
