import type { Draft, Scope } from './model.ts';
import { conversationName } from './names.ts';
import { emojiBeginning } from './text/emoji.ts';

/** Something that what is being typed may be meant to become. */
export interface Completion {
  readonly label: string;
  readonly hint: string;
  /** The whole text with it put in. */
  readonly text: string;
}

const MOST = 6;

/** What the word at the caret may become: a slash command, a person or group, a channel, an emoji. */
export function completionsFor(
  scope: Scope,
  { text, caret, isQuiet }: Draft,
  isInThread: boolean,
): Completion[] {
  if (isQuiet) return [];
  const before = text.slice(0, caret);
  const after = text.slice(caret);
  const [, slash] = /^(\/[\w-]*)$/.exec(before) ?? [];
  if (slash !== undefined) return isInThread ? [] : commands(scope, slash, after);
  const [, sign, begun] = /(?:^|[\s(])([@#:])([\p{L}\p{N}_+.-]*)$/u.exec(before) ?? [];
  if (sign === undefined || begun === undefined || (sign === ':' && begun.length < 2)) return [];
  const start = before.slice(0, before.length - begun.length - 1);
  return candidates(scope, sign, begun.toLowerCase()).map(({ label, hint, word }) => ({
    label,
    hint,
    text: `${start}${word} ${after.trimStart()}`,
  }));
}

function commands({ state }: Scope, begun: string, after: string): Completion[] {
  return state.manifest.commands
    .filter(({ command }) => command.startsWith(begun))
    .slice(0, MOST)
    .map(({ command, hint, description }) => ({
      label: `${command} ${hint}`.trim(),
      hint: description,
      text: `${command} ${after.trimStart()}`,
    }));
}

interface Candidate {
  readonly label: string;
  readonly hint: string;
  readonly word: string;
}

function candidates(scope: Scope, sign: string, begun: string): Candidate[] {
  const { state, person } = scope;
  if (sign === ':') {
    return emojiBeginning(begun, MOST).map(({ name, emoji }) => ({
      label: emoji,
      hint: `:${name}:`,
      word: `:${name}:`,
    }));
  }
  if (sign === '#') {
    return Object.values(state.conversations)
      .filter(
        ({ kind, name, id }) =>
          (kind === 'public' || (kind === 'private' && person.conversations.includes(id))) &&
          name.startsWith(begun),
      )
      .slice(0, MOST)
      .map((each) => ({ label: conversationName(scope, each), hint: each.kind, word: `#${each.name}` }));
  }
  const people = Object.values(state.users)
    .filter(
      ({ deleted, id, handle, name }) =>
        !deleted && id !== 'USLACKBOT' && (handle.startsWith(begun) || name.toLowerCase().startsWith(begun)),
    )
    .map(({ handle, name, isBot }) => ({
      label: name,
      hint: isBot ? 'app' : `@${handle}`,
      word: `@${handle}`,
    }));
  const groups = Object.values(state.groups)
    .filter(({ handle }) => handle.startsWith(begun))
    .map(({ handle, users }) => ({
      label: `@${handle}`,
      hint: `${users.length} people`,
      word: `@${handle}`,
    }));
  return [...people, ...groups].slice(0, MOST);
}
