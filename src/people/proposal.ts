import { actions, button, section } from '../block-kit.ts';
import { describeHours, describeInstant } from '../schedule/describe.ts';
import { suggestedDays } from '../schedule/working-week.ts';
import type { Zones } from '../schedule/zone.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { PEOPLE_ACTIONS } from './action-ids.ts';
import { notForMeButton } from './answers.ts';
import type { Profile } from './directory.ts';
import { draftOf } from './enrol.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy.ts';
import { readerOf, zoneLine } from './situation.ts';
import { afterOneWorkingDay } from './working-start.ts';

/** The person as somebody else enrols them: held only once they have been told and a full working day has passed. */
export function proposedPerson(profile: Profile, policy: Policy, zones: Zones, now: number): Person {
  const draft = draftOf(profile, policy, zones, now);
  const { name } = draft.zone;
  const startsAt = afterOneWorkingDay(zones.get(name), suggestedDays(name), now);
  return { ...draft, enrolment: { state: 'proposed', since: now, startsAt } };
}

/** What tells them: their hours, what happens and from when, what is kept, and how to say no. */
export function proposalContent(person: Person, startsAt: number, zones: Zones, now: number): Content {
  const { people: words } = wordsFor(person.locale);
  const reader = readerOf(person, zones, now);
  const lines = [
    words.proposalHello,
    words.proposalHours(describeHours(person.blocks, person.locale)),
    zoneLine(person, reader),
    words.proposalStart(describeInstant(startsAt, reader)),
    words.whatIsKept,
    words.nextSteps,
  ];
  return {
    text: words.proposalText,
    blocks: [
      ...lines.map((line) => section(line)),
      actions([
        button(PEOPLE_ACTIONS.start, words.yesStart, { style: 'primary' }),
        button(PEOPLE_ACTIONS.edit, words.changeFirst),
        notForMeButton(person),
      ]),
    ],
  };
}
