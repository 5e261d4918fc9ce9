import type { Conversation } from '../page-state.ts';
import type { Scope } from './model.ts';

/** What the person sees a conversation called: `#rollout`, a name, or names. */
export function conversationName(
  { state, person }: Pick<Scope, 'state' | 'person'>,
  conversation: Conversation,
): string {
  const { kind, name, members } = conversation;
  if (kind === 'public' || kind === 'private') return `#${name}`;
  const others = members
    .filter((member) => member !== person.id)
    .map((member) => state.users[member]?.name ?? member);
  return others.length === 0 ? 'You' : others.join(', ');
}
