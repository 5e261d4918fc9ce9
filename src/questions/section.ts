import {
  section as block,
  context,
  escaped,
  header,
  type KnownBlock,
  option,
  overflow,
} from '../block-kit.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import type { ChannelKind } from '../mentions/message.ts';
import { type Directory, permalink } from '../people/directory.ts';
import type { People } from '../people/people.ts';
import { readerOf } from '../people/situation.ts';
import { describeInstant, type Reader } from '../schedule/describe.ts';
import type { Zones } from '../schedule/zone.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { type Choice, choiceValue, QUESTION_ACTIONS } from './action-ids.ts';
import { mostUrgentFirst, type Question, type Questions } from './question.ts';

/** Of each side so many are shown; the rest is a number. */
const MOST_SHOWN = 4;
/** Looked at for each side: those that are shown, and some in place of those that are not. */
const MOST_CHECKED = 8;

export interface SectionDeps {
  readonly questions: Pick<Questions, 'waitingOn' | 'askedBy'>;
  readonly people: Pick<People, 'find'>;
  readonly directory: Pick<Directory, 'profile' | 'workspaceUrl' | 'place' | 'isMember'>;
  readonly zones: Zones;
}

/** What waits for an answer of the person, and what they wait for. Nothing where nothing does. */
export async function questionBlocks(
  { tenant, user }: { readonly tenant: TenantId; readonly user: UserId },
  now: number,
  deps: SectionDeps,
): Promise<readonly KnownBlock[]> {
  const { questions, people, directory, zones } = deps;
  const [on, by, person] = await Promise.all([
    questions.waitingOn(tenant, user, now),
    questions.askedBy(tenant, user, now),
    people.find(tenant, user),
  ]);
  if (person === undefined || on.length + by.length === 0) return [];
  const onThem = mostUrgentFirst(on);
  const ofPeople = mostUrgentFirst(await withoutBots(tenant, by, directory));
  const [workspaceUrl, places] = await Promise.all([
    directory.workspaceUrl(tenant),
    placesOf(tenant, user, [...onThem.slice(0, MOST_CHECKED), ...ofPeople.slice(0, MOST_CHECKED)], directory),
  ]);
  const words = wordsFor(person.locale);
  const saying: Saying = {
    reader: readerOf(person, zones, now),
    words: words.home,
    linkTo: ({ ref }) => permalink(workspaceUrl, ref),
    whereOf: ({ ref: { channel } }) =>
      places.get(channel) === 'group-dm' ? words.home.questions.groupMessage : `<#${channel}>`,
  };
  const { asksYou, asksYourGroup, youAsked, onYou, ofOthers } = words.home.questions;
  const isTheirs = ({ ref }: Question): boolean => places.get(ref.channel) !== 'lost';
  return [
    ...listBlocks(onThem.filter(isTheirs), onYou, words.home, (question) =>
      itemBlock(question, question.isOfGroup ? asksYourGroup : asksYou, ['pass-on', 'not-for-me'], saying),
    ),
    ...listBlocks(ofPeople.filter(isTheirs), ofOthers, words.home, (question) =>
      itemBlock(question, youAsked, ['settled'], saying),
    ),
  ];
}

function listBlocks(
  questions: readonly Question[],
  title: (count: number) => string,
  { questions: words }: Words['home'],
  item: (question: Question) => KnownBlock,
): readonly KnownBlock[] {
  if (questions.length === 0) return [];
  const more = questions.length - MOST_SHOWN;
  return [
    header(title(questions.length)),
    ...questions.slice(0, MOST_SHOWN).map(item),
    ...(more > 0 ? [context(words.andMore(more))] : []),
  ];
}

interface Saying {
  readonly linkTo: (question: Question) => string;
  readonly whereOf: (question: Question) => string;
  readonly reader: Reader;
  readonly words: Words['home'];
}

function itemBlock(
  question: Question,
  line: (other: string, where: string, when: string) => string,
  choices: readonly Exclude<Choice, 'open'>[],
  { linkTo, whereOf, reader, words: { questions: words } }: Saying,
): KnownBlock {
  const { asker, asked, askedAt, isBlocked, isDeclined } = question;
  const isTheirs = choices.includes('settled');
  const url = linkTo(question);
  const other = isTheirs ? asked : asker;
  const said = line(
    isPerson(other) ? `<@${other}>` : `<!subteam^${other}>`,
    whereOf(question),
    describeInstant(askedAt, reader),
  );
  const notes = [
    ...(isBlocked ? [isTheirs ? words.blockedYou : words.blocked] : []),
    ...(isDeclined ? [words.declined] : []),
  ];
  const open = isTheirs ? words.open : words.answer;
  return block([said, ...notes, `<${escaped(url)}|${open}>`].join(' · '), {
    accessory: overflow(QUESTION_ACTIONS.item, [
      option(open, choiceValue('open', question), { url }),
      ...choices.map((choice) => option(words.choices[choice], choiceValue(choice, question))),
    ]),
  });
}

/** A bot is not waited for; one that nothing can be learnt of is taken for a person. */
async function withoutBots(
  tenant: TenantId,
  questions: readonly Question[],
  directory: Pick<Directory, 'profile'>,
): Promise<readonly Question[]> {
  const asked = [...new Set<string>(questions.map((question) => question.asked))].filter(isPerson);
  const profiles = await Promise.all(
    asked.map((user) => directory.profile(tenant, user).catch(() => undefined)),
  );
  const bots = new Set<string>(
    asked.filter((_, i) => profiles[i]?.isBot === true || profiles[i]?.isDeactivated),
  );
  return questions.filter((question) => !bots.has(question.asked));
}

/** Slack's ids of groups begin with S, those of people with U or W. */
function isPerson(id: string): id is UserId {
  return !id.startsWith('S');
}

/** What kind of place each was asked in, or that the person may not look there any more. */
async function placesOf(
  tenant: TenantId,
  user: UserId,
  questions: readonly Question[],
  directory: SectionDeps['directory'],
): Promise<ReadonlyMap<ChannelId, ChannelKind | 'lost'>> {
  const channels = [...new Set(questions.map(({ ref }) => ref.channel))];
  const kinds = await Promise.all(
    channels.map(async (channel) => {
      const place = await directory.place(tenant, channel).catch(() => undefined);
      if (place === undefined) return [];
      const isLost = place.kind !== 'public' && (await directory.isMember(tenant, channel, user)) === 'no';
      return [[channel, isLost ? 'lost' : place.kind] as const];
    }),
  );
  return new Map(kinds.flat());
}
