import { avatar } from './avatar.ts';
import { bell } from './bell.ts';
import { conversation } from './conversation.ts';
import { type Content, classes, type Html, h } from './html.ts';
import { modal, question } from './modal.ts';
import type { Scope } from './model.ts';
import { sidebar } from './sidebar.ts';
import { showEmoji } from './text/show-inline.ts';
import { cityOf, dayIn, timeIn, timeNear } from './text/times.ts';

/** One person's Slack. */
export function pane(scope: Scope): Html {
  const {
    person,
    pane: { asking, notice },
    say,
    state,
  } = scope;
  const name = state.users[person.id]?.name ?? person.id;
  const isCovered = person.modal !== undefined || asking !== undefined;
  const hide = say({ kind: 'hide-notice' });
  return h(
    'section',
    { key: person.id, class: 'pane', 'aria-label': `${name}, ${cityOf(person.zone)}` },
    head(scope, name),
    h(
      'div',
      { class: 'screen' },
      h(
        'div',
        { class: classes('app', scope.pane.place.thread !== undefined && 'with-thread'), inert: isCovered },
        sidebar(scope),
        h('div', { class: 'places' }, conversation(scope)),
      ),
      modal(scope),
      asking && question(scope, asking),
      notice !== undefined &&
        h(
          'div',
          { class: 'toast', role: 'status' },
          h('span', {}, notice),
          h('button', { type: 'button', 'aria-label': 'Hide', on: { click: hide } }, '×'),
        ),
    ),
    bell(scope),
  );
}

function head(scope: Scope, name: string): Html {
  const { person, now } = scope;
  const { status } = person;
  const emoji = status && /^:([^:]+):$/.exec(status.emoji)?.[1];
  return h(
    'header',
    { class: 'person' },
    avatar(scope.state.users[person.id]),
    h(
      'div',
      { class: 'who' },
      h(
        'strong',
        {},
        name,
        emoji !== undefined && h('span', { class: 'status', title: status?.text }, showEmoji(emoji)),
      ),
      h('span', {}, cityOf(person.zone), person.isAdmin && ' · admin'),
    ),
    h('div', { class: 'clock' }, h('time', {}, timeIn(person, now)), h('span', {}, dayIn(person, now))),
    h('div', { class: 'hours' }, hours(scope), silent(scope)),
  );
}

function hours({ person, now }: Scope): Content {
  const known = person.hours;
  if (known === undefined) return h('span', { class: 'chip' }, 'no comms hours');
  const { now: running, next } = known;
  if (running !== undefined && running.end > now)
    return h('span', { class: 'chip open' }, `comms block until ${timeIn(person, running.end)}`);
  if (next === undefined) return h('span', { class: 'chip' }, known.text);
  return h('span', { class: 'chip', title: known.text }, `next block ${timeNear(person, next.start, now)}`);
}

function silent({ person }: Scope): Content {
  if (person.silence === undefined) return undefined;
  const words = person.silence === 'dnd-snooze' ? 'notifications paused' : 'Do Not Disturb hours';
  return h('span', { class: 'chip quiet' }, words);
}
