import type { Notice } from '../page-state.ts';
import { type Content, type Html, h } from './html.ts';
import type { Scope } from './model.ts';
import { conversationName } from './names.ts';
import { timeNear } from './text/times.ts';

const CALLS: { readonly [call: string]: string } = {
  mention: 'mentioned them',
  'group-mention': 'mentioned their group',
  'channel-wide': 'called the whole channel',
  dm: 'wrote to them directly',
  thread: 'wrote in a thread that they follow',
};

const STOPS: { readonly [because: string]: string } = {
  'dnd-snooze': 'silent: notifications were paused',
  'dnd-schedule': 'silent: their Do Not Disturb hours',
  'not-in-channel': 'silent: they are not in the channel',
  deactivated: 'silent: deactivated',
};

/** What Slack would have notified the person of: with Sluice, as it happened, and without. */
export function bell(scope: Scope): Html {
  const { pane, person, say, id, state } = scope;
  const { notices } = person;
  const withApp = notices.filter(({ notified }) => notified).length;
  const without = notices.filter(({ withoutApp }) => withoutApp).length;
  const name = id('bell');
  return h(
    'section',
    { class: 'bell', 'aria-label': 'Would have been notified' },
    h(
      'button',
      {
        type: 'button',
        class: 'bell-line',
        'aria-expanded': pane.isBellOpen ? 'true' : 'false',
        'aria-controls': name,
        on: { click: say({ kind: 'bell' }) },
      },
      h('span', {}, 'Would have been notified'),
      h('span', { class: 'count' }, `without ${state.app.name} `, h('b', {}, String(without))),
      h('span', { class: 'count' }, `with `, h('b', {}, String(withApp))),
    ),
    pane.isBellOpen &&
      h(
        'div',
        { id: name, class: 'bell-list', tabindex: '0', role: 'group', 'aria-label': 'Notifications' },
        explained(scope),
        lines(scope, notices),
      ),
  );
}

/** Honest about what the app cannot do: Slack's own notifications are Slack's. */
function explained({ person, state }: Scope): Content {
  if (person.silence === 'dnd-snooze')
    return h('p', { class: 'explained' }, 'Their notifications are paused now.');
  return h(
    'p',
    { class: 'explained' },
    `As Slack's own rules have it, with its default settings. ${state.app.name} brings mentions together; it does not switch off Slack's notifications unless a person allows it to.`,
  );
}

function lines(scope: Scope, notices: readonly Notice[]): Content {
  if (notices.length === 0) return h('p', { class: 'nothing' }, 'Nothing so far.');
  return h(
    'ul',
    {},
    notices
      .toReversed()
      .slice(0, 30)
      .map((notice) => line(scope, notice)),
  );
}

function line(
  scope: Scope,
  { at, from, call, channel, notified, stopped, withoutApp, ts, byApp }: Notice,
): Html {
  const { person, now, state } = scope;
  const conversation = state.conversations[channel];
  const where =
    conversation === undefined || call === 'dm' ? '' : ` in ${conversationName(scope, conversation)}`;
  const outcome = notified
    ? byApp
      ? `notified, only with ${state.app.name}`
      : 'notified'
    : (STOPS[stopped ?? ''] ?? 'silent');
  const spared = !notified && withoutApp ? `; without ${state.app.name} it would have rung` : '';
  return h(
    'li',
    { key: `${channel}-${ts}`, class: notified ? 'rang' : 'silent' },
    h('time', {}, timeNear(person, at, now)),
    h('span', {}, `${byApp ? state.app.name : from} ${CALLS[call] ?? 'wrote'}${where}`),
    h('em', {}, `${outcome}${spared}`),
  );
}
