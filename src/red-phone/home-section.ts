import { context, header, type KnownBlock } from '../block-kit.ts';
import type { HomeSection, Visitor } from '../home/section.ts';
import { isSteward } from '../people/stewards.ts';
import { wordsFor } from '../words/words.ts';
import type { AskingDeps } from './asking-deps.ts';
import { list, wordBlocks, wordButtons } from './words-blocks.ts';
import { isUser } from './words-settings.ts';

/** Words shown on the page; `/redphone` lists the rest. */
const WORDS_SHOWN = 5;

type SectionDeps = Pick<AskingDeps, 'directory' | 'people'>;

/** What those see who decide for the workspace: the words, and what holds for all of them. */
export function wordsSection(deps: SectionDeps): HomeSection {
  return { place: 'workspace', blocks: (visitor) => forStewards(deps, visitor) };
}

async function forStewards(
  deps: SectionDeps,
  { tenant, user, locale }: Visitor,
): Promise<readonly KnownBlock[]> {
  const [profile, policy] = await Promise.all([
    deps.directory.profile(tenant, user),
    deps.people.policy(tenant),
  ]);
  if (!isSteward(profile, policy)) return [];
  const words = wordsFor(locale);
  const { declaring } = words;
  const { callsPerWeek, admitted, next } = policy.redPhone;
  const named = (users: readonly string[]): string =>
    list(
      users.filter(isUser).map((one) => `<@${one}>`),
      locale,
    );
  const rules = [
    declaring.budgetLine(callsPerWeek),
    ...(admitted.length === 0 ? [] : [declaring.admittedLine(named(admitted))]),
    ...(next.length === 0 ? [] : [declaring.nextLine(named(next))]),
  ];
  return [
    header(declaring.title),
    ...wordBlocks(policy, { isSteward: true, locale, most: WORDS_SHOWN }),
    context(rules.join(' · ')),
    wordButtons(true, words),
  ];
}
