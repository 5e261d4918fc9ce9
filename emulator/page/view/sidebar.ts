import type { Conversation } from '../page-state.ts';
import { appAvatar, avatar } from './avatar.ts';
import { type Content, classes, type Html, h } from './html.ts';
import type { Scope } from './model.ts';
import { conversationName } from './names.ts';
import { unreadIn } from './unread.ts';

/** The person's conversations, with marks for what is unread. In a narrow pane they stand as a strip. */
export function sidebar(scope: Scope): Html {
  const { state, person } = scope;
  const own = person.conversations.flatMap((id) => state.conversations[id] ?? []);
  const channels = own.filter(({ kind }) => kind === 'public' || kind === 'private');
  const directs = own.filter(({ kind, id }) => (kind === 'im' || kind === 'mpim') && id !== person.appDm);
  const app = own.filter(({ id }) => id === person.appDm);
  return h(
    'nav',
    { class: 'sidebar', 'aria-label': 'Conversations' },
    group(scope, 'Channels', channels),
    group(scope, 'Direct messages', directs, writeTo(scope)),
    group(scope, 'Apps', app),
  );
}

function group(
  scope: Scope,
  title: string,
  conversations: readonly Conversation[],
  after?: Content,
): Content {
  return [
    h('h3', {}, title),
    h(
      'ul',
      {},
      conversations.map((each) => entry(scope, each)),
      after,
    ),
  ];
}

function entry(scope: Scope, conversation: Conversation): Html {
  const { person, pane, say, state } = scope;
  const { id, kind } = conversation;
  const isApp = id === person.appDm;
  const { isBold, calls } = unreadIn(person, conversation);
  const name = isApp ? state.app.name : conversationName(scope, conversation);
  const isHere = pane.place.conversation === id;
  const go = say({ kind: 'go', place: { conversation: id, tab: isApp ? 'messages' : undefined } });
  return h(
    'li',
    { key: id },
    h(
      'button',
      {
        type: 'button',
        class: classes('entry', isBold && 'unread', isHere && 'here'),
        'aria-current': isHere ? 'page' : undefined,
        on: { click: go },
      },
      sign(scope, conversation),
      h('span', { class: 'name' }, kind === 'public' || kind === 'private' ? conversation.name : name),
      isBold && h('span', { class: 'unseen' }, ', unread'),
      calls > 0 && h('span', { class: 'badge' }, String(calls), h('span', { class: 'unseen' }, ' for you')),
    ),
  );
}

function sign({ person, state }: Scope, { id, kind, members }: Conversation): Html {
  if (id === person.appDm) return appAvatar();
  if (kind === 'public') return h('span', { class: 'sign', 'aria-hidden': 'true' }, '#');
  if (kind === 'private')
    return h(
      'span',
      { class: 'sign lock' },
      h(
        'svg',
        { viewBox: '0 0 16 16', 'aria-hidden': 'true' },
        h('path', { d: 'M3 7h10v7H3zM5 7V5a3 3 0 0 1 6 0v2' }),
      ),
    );
  const other = members.find((member) => member !== person.id) ?? person.id;
  return avatar(state.users[other], kind === 'mpim' ? String(members.length - 1) : undefined);
}

/** Begins a direct conversation with somebody with whom there is none yet. */
function writeTo({ state, person, say }: Scope): Content {
  const known = new Set(
    person.conversations.flatMap((id) => {
      const conversation = state.conversations[id];
      return conversation?.kind === 'im' ? conversation.members : [];
    }),
  );
  const others = state.people.filter(({ id }) => id !== person.id && !known.has(id));
  if (others.length === 0) return undefined;
  return h(
    'li',
    { key: 'write-to', class: 'last' },
    h(
      'select',
      {
        class: 'write-to',
        'aria-label': 'Write to somebody',
        value: '',
        on: {
          change: ({ value }) =>
            value === ''
              ? undefined
              : say({ kind: 'act', act: { act: 'direct', user: person.id, others: [value] } }),
        },
      },
      h('option', { value: '', selected: true }, '+ Write to …'),
      others.map(({ id }) => h('option', { value: id }, state.users[id]?.name ?? id)),
    ),
  );
}
