import type { Conversation, ShownMessage } from '../page-state.ts';
import { type Content, type Html, h } from './html.ts';
import { showMessage } from './message.ts';
import type { Scope } from './model.ts';
import { dayNear, instantOf } from './text/times.ts';
import { isInTimeline } from './unread.ts';

type Entry = { readonly ts: string; readonly message: ShownMessage; readonly isEphemeral: boolean };

/** A conversation's messages and what only this person sees among them, oldest first, by day. */
export function timeline(scope: Scope, conversation: Conversation): Html {
  const { pane } = scope;
  const { id, messages } = conversation;
  const replies = Map.groupBy(messages.filter(isReply), ({ thread_ts }) => thread_ts ?? '');
  const own = ephemeralsIn(scope, id, undefined);
  const entries = inOrder(messages.filter(isInTimeline), own);
  const shown = (entry: Entry) =>
    showMessage(scope, entry.message, {
      channel: id,
      isInThread: false,
      replies: replies.get(entry.ts) ?? [],
      isEphemeral: entry.isEphemeral,
    });
  return h(
    'div',
    {
      key: `timeline-${id}`,
      class: 'timeline',
      'data-stick': true,
      role: 'log',
      'aria-label': 'Messages',
      tabindex: '0',
    },
    entries.length === 0 && h('p', { class: 'nothing' }, 'Nothing has been written here yet.'),
    byDay(scope, entries, pane.newFrom[id], shown),
  );
}

/** The thread's first message and its replies. */
export function threadTimeline(scope: Scope, { id, messages }: Conversation, ts: string): Html {
  const inThread = messages.filter((message) => message.ts === ts || message.thread_ts === ts);
  const entries = inOrder(inThread, ephemeralsIn(scope, id, ts));
  const shown = (entry: Entry) =>
    showMessage(scope, entry.message, {
      channel: id,
      isInThread: true,
      replies: [],
      isEphemeral: entry.isEphemeral,
    });
  return h(
    'div',
    {
      key: `thread-${ts}`,
      class: 'timeline',
      'data-stick': true,
      role: 'log',
      'aria-label': 'Thread',
      tabindex: '0',
    },
    byDay(scope, entries, undefined, shown),
  );
}

function byDay(
  { person, now }: Scope,
  entries: readonly Entry[],
  newFrom: string | undefined,
  shown: (entry: Entry) => Html,
): Content[] {
  let day = '';
  return entries.map((entry) => {
    const its = dayNear(person, instantOf(entry.ts), now);
    const isNext = its !== day;
    day = its;
    return [
      isNext && h('h3', { key: `day-${entry.ts}`, class: 'day' }, h('span', {}, its)),
      entry.ts === newFrom && h('div', { key: 'new', class: 'new', role: 'separator' }, h('span', {}, 'New')),
      shown(entry),
    ];
  });
}

function inOrder(messages: readonly ShownMessage[], own: readonly ShownMessage[]): Entry[] {
  const entries = [
    ...messages.map((message) => ({ ts: message.ts, message, isEphemeral: false })),
    ...own.map((message) => ({ ts: message.ts, message, isEphemeral: true })),
  ];
  return entries.sort((a, b) => Number(a.ts) - Number(b.ts));
}

function ephemeralsIn({ person, state }: Scope, channel: string, thread: string | undefined): ShownMessage[] {
  return person.ephemerals
    .filter((each) => each.channel === channel && each.thread_ts === thread)
    .map((each) => ({ ...each, user: state.app.user }));
}

function isReply({ ts, thread_ts }: ShownMessage): boolean {
  return thread_ts !== undefined && thread_ts !== ts;
}
