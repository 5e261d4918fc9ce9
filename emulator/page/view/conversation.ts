import { showBlocks } from './blocks/show-blocks.ts';
import { composer } from './composer.ts';
import { type Content, classes, type Html, h } from './html.ts';
import type { Scope } from './model.ts';
import { conversationName } from './names.ts';
import { threadTimeline, timeline } from './timeline.ts';

/** What the person looks at: a conversation, perhaps with a thread beside it, or the app's Home. */
export function conversation(scope: Scope): Content {
  const { state, person, pane } = scope;
  const { conversation: id, tab, thread } = pane.place;
  const shown = state.conversations[id];
  if (shown === undefined) return h('p', { class: 'nothing' }, 'This conversation is gone.');
  const isApp = id === person.appDm;
  const name = isApp ? state.app.name : conversationName(scope, shown);
  const isMember = person.conversations.includes(id);
  const main = [
    h(
      'header',
      { class: 'place' },
      h('h2', {}, name),
      shown.shared && h('span', { class: 'shared' }, 'shared with another organisation'),
      isApp && tabs(scope),
    ),
    isApp && tab === 'home' ? home(scope) : timeline(scope, shown),
    isMember &&
      !(isApp && tab === 'home') &&
      (isApp ? appComposer(scope, id, name) : composer(scope, id, `Message ${name}`)),
  ];
  return [
    h(
      'section',
      { key: 'main', class: classes('main', thread !== undefined && 'beside-thread'), 'aria-label': name },
      main,
    ),
    thread !== undefined && threadColumn(scope, id, thread, name),
  ];
}

function threadColumn(scope: Scope, id: string, thread: string, name: string): Content {
  const { state, say } = scope;
  const shown = state.conversations[id];
  if (shown === undefined) return undefined;
  const back = say({ kind: 'go', place: { conversation: id } });
  return h(
    'section',
    { key: 'thread', class: 'thread', 'aria-label': `Thread in ${name}` },
    h(
      'header',
      { class: 'place' },
      h(
        'button',
        { type: 'button', class: 'back', 'aria-label': 'Close the thread', on: { click: back } },
        '‹',
      ),
      h('h2', {}, 'Thread'),
      h('span', { class: 'of' }, name),
    ),
    threadTimeline(scope, shown, thread),
    composer(scope, `${id}/${thread}`, 'Reply …'),
  );
}

function tabs({ pane, person, say }: Scope): Html {
  const here = pane.place.tab === 'home' ? 'home' : 'messages';
  const go = (tab: 'home' | 'messages') => say({ kind: 'go', place: { conversation: person.appDm, tab } });
  const tab = (id: 'home' | 'messages', label: string) =>
    h(
      'button',
      { type: 'button', role: 'tab', 'aria-selected': here === id ? 'true' : 'false', on: { click: go(id) } },
      label,
    );
  return h('div', { class: 'tabs', role: 'tablist' }, tab('home', 'Home'), tab('messages', 'Messages'));
}

/** The app reads nothing that is written to it, but commands work here as anywhere. */
function appComposer(scope: Scope, id: string, name: string): Html {
  return composer(scope, id, `Message ${name}, or type / for commands`);
}

function home(scope: Scope): Html {
  const { person, state } = scope;
  const view = person.home;
  const surface = view && { kind: 'view' as const, view: view.id, values: view.state.values, isModal: false };
  return h(
    'div',
    { key: 'home', class: 'home', tabindex: '0', role: 'region', 'aria-label': `Home of ${state.app.name}` },
    surface === undefined
      ? h('p', { class: 'nothing' }, `${state.app.name} has nothing on its Home tab yet.`)
      : showBlocks(scope, surface, view?.blocks ?? []),
  );
}
