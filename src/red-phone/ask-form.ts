import type { ChannelId, UserId } from '../ids.ts';
import { type FormErrors, fieldOf, textIn } from '../people/form.ts';
import type { Submission } from '../people/submit.ts';
import type { Words } from '../words/words.ts';
import { type GroupChoice, groupsOffered, pickedGroups } from './ask-groups.ts';
import { AskMemory } from './ask-memory.ts';
import { ASK_FIELDS, type Asked, MOST_ASKED } from './ask-modal.ts';
import type { Preview } from './ask-preview.ts';
import type { Named } from './command.ts';

/** The form as Slack sends it back: with what it shows, which holds the groups that were offered. */
export interface AskForm extends Submission {
  readonly blocks: readonly unknown[];
}

interface ReadForm {
  readonly memory: AskMemory;
  readonly asked: Asked;
  /** Everybody whom it names, in the menus or before. */
  readonly named: Named & { readonly channel: ChannelId | undefined };
  readonly offered: readonly GroupChoice[];
  /** The box that says so is ticked. */
  readonly isSure: boolean;
}

export function readAskForm({ values, metadata, blocks }: AskForm): ReadForm {
  const memory = AskMemory.parse(JSON.parse(metadata));
  const users = fieldOf(values, ASK_FIELDS.people).selected_users ?? [];
  const groups = pickedGroups(values);
  const asked: Asked = { users, groups, reason: textIn(values, ASK_FIELDS.reason) };
  const all = [...new Set([...groups, ...memory.groups])];
  const named = { users, groups: all, channel: memory.channel };
  const isSure = (fieldOf(values, ASK_FIELDS.sure).selected_options ?? []).length > 0;
  return { memory, asked, named, offered: groupsOffered(blocks), isSure };
}

/** What is wrong with it, below each field. */
export function errorsIn(
  { users, reason }: Asked,
  { groups }: Pick<Named, 'groups'>,
  { people, unread }: Preview,
  caller: UserId,
  asking: Words['asking'],
): FormErrors {
  const errors: Record<string, string> = {};
  if (users.length > MOST_ASKED) errors[ASK_FIELDS.people] = asking.tooManyPeople(MOST_ASKED);
  else if (people.some(({ user, isNobody }) => isNobody && users.includes(user)))
    errors[ASK_FIELDS.people] = asking.notAPerson;
  else if (people.length + unread.length === 0)
    errors[ASK_FIELDS.people] =
      users.includes(caller) || groups.length > 0 ? asking.onlyYourself : asking.nobodyChosen;
  if (reason === '') errors[ASK_FIELDS.reason] = asking.noReason;
  return errors;
}
