import type { PageState, PersonState } from '../page-state.ts';
import { clockBar, sceneBar } from './bars.ts';
import { type Content, classes, type Html, h } from './html.ts';
import type { Does, Model, Scope } from './model.ts';
import { pane } from './pane.ts';
import { emptyPane } from './pane-update.ts';
import { cityOf, timeIn } from './text/times.ts';
import { unreadIn } from './unread.ts';

/** The whole page. */
export function page(model: Model): Html[] {
  const { state } = model;
  if (state === undefined) return [h('p', { class: 'starting' }, 'One moment …')];
  const now = simulatedNow(state, model.real);
  const shown = peopleShown(model, state);
  return [
    h(
      'header',
      { key: 'top', class: 'top' },
      h('h1', {}, 'Sluice', h('small', {}, ' on an emulated Slack. Nothing leaves this machine.')),
      clockBar(model, state, now),
      layoutSwitch(model),
    ),
    h('div', { key: 'scene' }, sceneBar(state)),
    h('div', { key: 'problem', role: 'status' }, trouble(model)),
    h('div', { key: 'people' }, shown.length < state.people.length && people(state, shown, now)),
    h(
      'main',
      { key: 'panes', class: classes('panes', shown.length > 1 ? 'many' : 'single') },
      shown.map((person) => pane(scopeOf(model, state, person, now))),
    ),
  ];
}

/** The simulated instant at a real one. */
export function simulatedNow({ clock }: PageState, real: number): number {
  return clock.offset + clock.rate * real;
}

/** Everybody, or the one that is chosen. */
export function peopleShown({ layout, isNarrow, person }: Model, state: PageState): PersonState[] {
  const { people: all } = state;
  if (layout === 'all' && !isNarrow) return all;
  const chosen = all.find(({ id }) => id === person) ?? all[0];
  return chosen === undefined ? [] : [chosen];
}

function scopeOf(model: Model, state: PageState, person: PersonState, now: number): Scope {
  return {
    state,
    person,
    now,
    pane: model.panes[person.id] ?? emptyPane(person),
    say: (does: Does) => ({ kind: 'in', person: person.id, does }),
    id: (name) => `${person.id}-${name}`,
  };
}

function trouble({ isLive, problem }: Model): Content {
  if (!isLive)
    return h(
      'p',
      { class: 'trouble' },
      'The demo does not answer. It is being started anew, or was ended in the terminal.',
    );
  return problem !== undefined && h('p', { class: 'trouble' }, problem);
}

function layoutSwitch({ layout, isNarrow }: Model): Content {
  if (isNarrow) return undefined;
  const button = (wanted: Model['layout'], label: string) =>
    h(
      'button',
      {
        type: 'button',
        class: 'jump',
        'aria-pressed': layout === wanted ? 'true' : 'false',
        on: { click: { kind: 'layout', layout: wanted } },
      },
      label,
    );
  return h(
    'div',
    { class: 'layout', role: 'group', 'aria-label': 'Layout' },
    button('all', 'Side by side'),
    button('one', 'One person'),
  );
}

function people(state: PageState, shown: readonly PersonState[], now: number): Html {
  return h(
    'nav',
    { class: 'people', 'aria-label': 'People' },
    state.people.map((person) => {
      const { id, zone } = person;
      const isShown = shown.some((each) => each.id === id);
      const waits = person.conversations.reduce((sum, each) => {
        const conversation = state.conversations[each];
        return sum + (conversation === undefined ? 0 : unreadIn(person, conversation).calls);
      }, 0);
      const name = state.users[id]?.name ?? id;
      return h(
        'button',
        {
          key: id,
          type: 'button',
          class: classes('person-tab', isShown && 'here'),
          'aria-pressed': isShown ? 'true' : 'false',
          on: { click: { kind: 'person', person: id } },
        },
        h('strong', {}, name, waits > 0 && h('span', { class: 'badge' }, String(waits))),
        h('small', {}, `${timeIn(person, now)} ${cityOf(zone)}`),
      );
    }),
  );
}
