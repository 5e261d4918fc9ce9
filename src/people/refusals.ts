import { escaped } from '../block-kit.ts';
import type { HoursProblem } from '../schedule/parse-hours.ts';
import type { Words } from '../words/words.ts';
import type { NotUnderstood } from './comms-command.ts';

/** Hours that were not understood: the part, and an example. Plain text, for under an input. */
export function badHours(part: string, reason: HoursProblem, { people }: Words): string {
  return `${problem(part, reason, people)} ${people.forExample(people.hoursExample)}`;
}

/** A command that was not understood, as lines of mrkdwn. */
export function hoursRefusal({ part, reason, example }: NotUnderstood, { people }: Words): readonly string[] {
  const sample = people.forExample(`\`${example}\``);
  if (reason === 'order') return [people.awayBackwards, sample];
  if (reason === 'past') return [people.isOver(escaped(part)), sample];
  if (part === '') return [sample];
  return [problem(escaped(part), reason, people), sample, people.moreHelp];
}

/** What is wrong with a part of the hours, without an example. */
export function problem(part: string, reason: HoursProblem, { badHours: words }: Words['people']): string {
  switch (reason) {
    case 'zero-length':
      return words.zeroLength(part);
    case 'too-many':
      return words.tooMany;
    case 'empty':
      return words.empty;
    case 'word':
    case 'day':
    case 'time':
    case 'range':
      return words[reason](part);
  }
}
