import type { HomeView, KnownBlock } from '@slack/types';
import { actions, button, context, escaped, header, LIMITS, section } from '../block-kit.ts';
import { PEOPLE_ACTIONS } from '../people/action-ids.ts';
import { hoursLines, situationButtons } from '../people/answers.ts';
import { describeSituation, readerOf, type Situation } from '../people/situation.ts';
import { describeHours, describeInstant } from '../schedule/describe.ts';
import type { Zones } from '../schedule/zone.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { HOME_ACTIONS } from './action-ids.ts';
import type { Dashboard, OwnPart } from './dashboard.ts';
import type { SetUpStep } from './set-up.ts';
import { workspaceBlocks } from './workspace-blocks.ts';

/** The whole page. */
export function homeView({ locale, own, workspace }: Dashboard, zones: Zones, now: number): HomeView {
  const words = wordsFor(locale);
  const blocks = [
    ...ownBlocks(own, words, zones, now),
    ...(workspace === undefined ? [] : workspaceBlocks(workspace, locale, zones, now)),
  ];
  return {
    type: 'home',
    private_metadata: JSON.stringify(own.kind === 'set-up' ? own.step : {}),
    blocks: blocks.slice(0, LIMITS.viewBlocks),
  };
}

function ownBlocks(own: OwnPart, words: Words, zones: Zones, now: number): readonly KnownBlock[] {
  switch (own.kind) {
    case 'not-for-them':
      return [section(words.home.forGuests)];
    case 'in':
      return memberBlocks(own.situation, words, zones, now);
    case 'set-up':
      return [
        header(words.home.welcome),
        section(words.home.welcomeText),
        ...stepBlocks(own, own.step, words, zones, now),
      ];
  }
}

function memberBlocks(
  situation: Situation,
  { home }: Words,
  zones: Zones,
  now: number,
): readonly KnownBlock[] {
  const { notices, hours, next, waiting, protection } = describeSituation(situation, zones, now);
  return [
    header(home.title),
    ...notices.map((notice) => section(notice)),
    section(next),
    section(situation.waiting === 0 ? home.nothingWaits : waiting),
    section(hours.join('\n')),
    actions([...situationButtons(situation, now)]),
    context(protection),
  ];
}

const STEPS = 3;

function stepBlocks(
  { draft, choices }: Extract<OwnPart, { kind: 'set-up' }>,
  step: SetUpStep,
  { home, people }: Words,
  zones: Zones,
  now: number,
): readonly KnownBlock[] {
  const { locale } = draft;
  switch (step.step) {
    case 'clock': {
      const time = describeInstant(now, readerOf(draft, zones, now));
      return [
        section(home.stepClock(1, STEPS)),
        section(home.clock(time, escaped(draft.zone.name))),
        actions([
          button(HOME_ACTIONS.clockRight, home.clockRight, { style: 'primary' }),
          button(PEOPLE_ACTIONS.edit, home.clockWrong),
        ]),
      ];
    }
    case 'hours':
      return [
        section(home.stepHours(2, STEPS)),
        ...[...choices].map(([preset, { blocks }]) =>
          section(describeHours(blocks, locale), {
            accessory: button(HOME_ACTIONS.chooseHours, home.choose, { value: preset }),
          }),
        ),
        actions([button(PEOPLE_ACTIONS.edit, home.otherHours), button(HOME_ACTIONS.back, home.back)]),
      ];
    case 'start':
      return [
        section(home.stepStart(3, STEPS)),
        section(hoursLines(draft, zones, now).join('\n')),
        section(people.protection),
        section(people.whatIsKept),
        actions([
          button(HOME_ACTIONS.start, home.start, { value: step.preset, style: 'primary' }),
          button(HOME_ACTIONS.back, home.back),
        ]),
        context(home.laterChanges),
      ];
  }
}
