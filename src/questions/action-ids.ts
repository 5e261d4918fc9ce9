import type { UserId } from '../ids.ts';
import type { Question } from './question.ts';

/** Names of what people press and send, as they stand in Slack's payloads. Old pages keep them for ever. */
export const QUESTION_ACTIONS = { item: 'question_item' } as const;
export const QUESTION_VIEWS = { passOn: 'question_pass_on' } as const;

/** What the menu beside a question can ask for. */
export const CHOICES = ['open', 'pass-on', 'not-for-me', 'settled'] as const;
export type Choice = (typeof CHOICES)[number];

export interface Chosen {
  readonly choice: Choice;
  readonly channel: string;
  readonly ts: string;
  readonly asked: UserId;
}

export function choiceValue(choice: Choice, { ref, asked }: Pick<Question, 'ref' | 'asked'>): string {
  return `${choice}:${ref.channel}:${ref.ts}:${asked}`;
}

/** Reads what `choiceValue` wrote; undefined for anything else. */
export function readChoice(value: string | undefined): Chosen | undefined {
  const [name, channel, ts, asked] = (value ?? '').split(':');
  const choice = CHOICES.find((each) => each === name);
  if (choice === undefined || channel === undefined || ts === undefined || asked === undefined)
    return undefined;
  return { choice, channel, ts, asked };
}
