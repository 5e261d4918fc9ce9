import type { HomeView, KnownBlock } from '@slack/types';
import { actions, button, context, escaped, header, section } from '../block-kit.ts';
import { PEOPLE_ACTIONS } from '../people/action-ids.ts';
import { hoursButtons, nextBlockLines, nowButtons } from '../people/answers.ts';
import { describeSituation, readerOf, type Situation } from '../people/situation.ts';
import { describeHours, describeInstant } from '../schedule/describe.ts';
import type { Zones } from '../schedule/zone.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { HOME_ACTIONS } from './action-ids.ts';
import type { Dashboard, OwnPart } from './dashboard.ts';
import { fitOnPage, type Part } from './fit-on-page.ts';
import type { Shown } from './gather-sections.ts';
import { PLACES, type Place } from './section.ts';
import type { SetUpStep } from './set-up.ts';
import { deliveryBlocks, workspaceBlocks } from './workspace-blocks.ts';

/** The whole page. `shown` is what features show on it. */
export function homeView(
  { locale, own, workspace }: Dashboard,
  shown: readonly Shown[],
  zones: Zones,
  now: number,
): HomeView {
  const words = wordsFor(locale);
  const theirs = (place: Place): readonly Part[] =>
    shown
      .filter((one) => one.place === place && one.blocks.length > 0)
      .map(({ blocks }) => ({ blocks, more: words.home.more[place] }));
  const parts = [
    ...(own.kind === 'in'
      ? memberParts(own.situation, theirs, words, zones, now)
      : [{ blocks: outsideBlocks(own, words, zones, now), more: words.home.more.own }]),
    ...(workspace === undefined
      ? []
      : [
          { blocks: workspaceBlocks(workspace, locale, zones, now), more: words.home.more.workspace },
          ...theirs('workspace'),
          { blocks: deliveryBlocks(workspace, locale, zones, now), more: words.home.more.workspace },
        ]),
  ];
  return {
    type: 'home',
    private_metadata: JSON.stringify(own.kind === 'set-up' ? own.step : {}),
    blocks: [...withDistinctIds(fitOnPage(parts))],
  };
}

/** Slack refuses a page on which two blocks bear one id, and features do not know one another's. */
function withDistinctIds(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  const used = new Set<string>();
  return blocks.map((block) => {
    const { block_id: id, ...rest } = block;
    if (id === undefined || !used.has(id)) {
      if (id !== undefined) used.add(id);
      return block;
    }
    return rest as KnownBlock;
  });
}

type Theirs = (place: Place) => readonly Part[];

function memberParts(
  situation: Situation,
  theirs: Theirs,
  { home }: Words,
  zones: Zones,
  now: number,
): readonly Part[] {
  const { notices, hours, next, waiting, protection } = describeSituation(situation, zones, now);
  const top = [
    header(home.title),
    ...notices.map((notice) => section(notice)),
    section(next),
    section(situation.waiting === 0 ? home.nothingWaits : waiting),
  ];
  const buttons = nowButtons(situation, now);
  const about = { more: home.more.own };
  const [times = '', zone = ''] = hours;
  const own = [
    header(home.places.own),
    section(times),
    section(zone, { accessory: button(PEOPLE_ACTIONS.clockWrong, home.clockWrong) }),
    actions([...hoursButtons(situation, now)]),
    context(protection),
  ];
  return PLACES.flatMap((place): readonly Part[] => {
    switch (place) {
      case 'waiting':
        return [
          { blocks: top, more: home.more.waiting },
          ...theirs(place),
          { blocks: buttons.length === 0 ? [] : [actions([...buttons])], ...about },
        ];
      case 'own':
        return [{ blocks: own, ...about }, ...theirs(place)];
      case 'workspace':
        return [];
      default:
        return theirs(place);
    }
  });
}

function outsideBlocks(
  own: Exclude<OwnPart, { kind: 'in' }>,
  words: Words,
  zones: Zones,
  now: number,
): readonly KnownBlock[] {
  if (own.kind === 'not-for-them') return [section(words.home.forGuests)];
  return [
    header(words.home.welcome),
    section(words.home.welcomeText),
    ...stepBlocks(own, own.step, words, zones, now),
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
        section(
          [people.hoursLine(describeHours(draft.blocks, locale)), ...nextBlockLines(draft, zones, now)].join(
            '\n',
          ),
        ),
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
