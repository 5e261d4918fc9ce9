import type { ShownMessage } from '../page-state.ts';
import { appAvatar, avatar } from './avatar.ts';
import { showBlocks } from './blocks/show-blocks.ts';
import { type Content, classes, type Html, h } from './html.ts';
import { messageTools } from './message-tools.ts';
import type { Scope } from './model.ts';
import { mrkdwn, showEmoji } from './text/show-inline.ts';
import { dayIn, instantOf, timeIn } from './text/times.ts';

export interface Standing {
  readonly channel: string;
  /** Shown in a thread's own column. */
  readonly isInThread: boolean;
  /** The replies, for the message that begins a thread. */
  readonly replies: readonly ShownMessage[];
  readonly isEphemeral?: boolean;
}

/** A message as Slack shows it, with what can be done with it. */
export function showMessage(scope: Scope, message: ShownMessage, standing: Standing): Html {
  const { state, person, pane, id } = scope;
  const { ts, subtype = '' } = message;
  const author = state.users[message.user ?? ''];
  const name = author?.name ?? message.username ?? 'Somebody';
  const isApp = message.bot === true || standing.isEphemeral === true;
  const when = instantOf(ts);
  const isEdited = pane.editing?.ts === ts && !standing.isEphemeral;
  if (/_(join|leave|name|archive)$/.test(subtype)) return notice(scope, message);
  return h(
    'article',
    {
      key: `${ts}${standing.isEphemeral ? 'e' : ''}`,
      class: classes(
        'message',
        standing.isEphemeral && 'ephemeral',
        pane.marked === ts && 'marked',
        subtype === 'tombstone' && 'gone',
      ),
      'data-ts': ts,
      'data-seen': pane.marked === ts,
      'aria-label': `${name}, ${timeIn(person, when)}`,
    },
    standing.isEphemeral && h('p', { class: 'only-you' }, '◉ Only visible to you'),
    subtype === 'thread_broadcast' && !standing.isInThread && broadcastLine(scope, message, standing.channel),
    h(
      'div',
      { class: 'message-row' },
      isApp ? appAvatar() : avatar(author),
      h(
        'div',
        { class: 'message-body' },
        h(
          'header',
          {},
          h('strong', { class: 'author' }, name),
          isApp && h('span', { class: 'app-tag' }, 'APP'),
          h('time', { title: `${dayIn(person, when)} ${timeIn(person, when)}` }, timeIn(person, when)),
        ),
        isEdited ? editor(scope, message) : content(scope, message, standing),
        reactions(scope, message, standing),
        !standing.isInThread && standing.replies.length > 0 && threadLine(scope, message, standing),
      ),
    ),
    !standing.isEphemeral &&
      subtype !== 'tombstone' &&
      messageTools(scope, message, standing, id(`tools-${standing.isInThread ? 't' : 'c'}-${ts}`)),
  );
}

function content(scope: Scope, message: ShownMessage, { channel }: Standing): Content {
  const { blocks, text, edited, ts, files = [] } = message;
  const surface = { kind: 'message' as const, channel, ts };
  return h(
    'div',
    { class: 'content' },
    blocks !== undefined && blocks.length > 0 ? showBlocks(scope, surface, blocks) : mrkdwn(scope, text),
    files.map((file) => h('p', { class: 'file' }, file)),
    edited === true && h('span', { class: 'edited' }, '(edited)'),
  );
}

function notice(scope: Scope, { ts, text, user }: ShownMessage): Html {
  const said = text.replace(/^<@[A-Z0-9]+>\s*/, '');
  const name = scope.state.users[user ?? '']?.name ?? 'Somebody';
  return h('p', { key: ts, class: 'system' }, `${name} ${said}`);
}

function broadcastLine({ say }: Scope, message: ShownMessage, channel: string): Html {
  const go = say({ kind: 'go', place: { conversation: channel, thread: message.thread_ts } });
  return h(
    'p',
    { class: 'replied' },
    'replied to ',
    h('a', { href: '#thread', on: { click: go } }, 'a thread'),
  );
}

function threadLine(scope: Scope, { ts }: ShownMessage, { channel, replies }: Standing): Html {
  const { say, person, now } = scope;
  const last = replies.at(-1)?.ts ?? ts;
  const people = [...new Set(replies.map((reply) => reply.user ?? ''))].slice(0, 3);
  const count = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  const day = dayIn(person, instantOf(last));
  const when = `${day === dayIn(person, now) ? 'today' : day} at ${timeIn(person, instantOf(last))}`;
  return h(
    'button',
    {
      type: 'button',
      class: 'thread-line',
      on: { click: say({ kind: 'go', place: { conversation: channel, thread: ts } }) },
    },
    people.map((user) => avatar(scope.state.users[user])),
    h('span', { class: 'count' }, count),
    h('span', { class: 'last' }, `Last reply ${when}`),
  );
}

function reactions(
  scope: Scope,
  { reactions: given = [], ts }: ShownMessage,
  { channel }: Standing,
): Content {
  const { person, state, say } = scope;
  if (given.length === 0) return undefined;
  return h(
    'div',
    { class: 'reactions' },
    given.map(({ name, users, count }) => {
      const isMine = users.includes(person.id);
      const names = users.map((user) => state.users[user]?.name ?? user).join(', ');
      const act = { act: 'react' as const, user: person.id, channel, ts, name };
      return h(
        'button',
        {
          key: name,
          type: 'button',
          class: classes('reaction', isMine && 'mine'),
          title: `${names} reacted with :${name}:`,
          'aria-pressed': isMine ? 'true' : 'false',
          on: { click: say({ kind: 'act', act }) },
        },
        showEmoji(name),
        ` ${count}`,
      );
    }),
  );
}

function editor({ pane, say, id }: Scope, { ts }: ShownMessage): Html {
  const text = pane.editing?.text ?? '';
  const type = (event: { value: string }) => say({ kind: 'edit', editing: { ts, text: event.value } });
  const key = (event: { key: string; shift: boolean }) => {
    if (event.key === 'Escape') return say({ kind: 'edit', editing: undefined });
    return event.key === 'Enter' && !event.shift ? say({ kind: 'save' }) : undefined;
  };
  return h(
    'form',
    { class: 'editor', on: { submit: say({ kind: 'save' }) } },
    h('textarea', {
      id: id('editor'),
      'aria-label': 'Edit message',
      rows: 2,
      value: text,
      'data-focus': true,
      on: { input: type, keydown: key },
    }),
    h(
      'button',
      { type: 'button', class: 'button', on: { click: say({ kind: 'edit', editing: undefined }) } },
      'Cancel',
    ),
    h('button', { type: 'submit', class: 'button primary' }, 'Save'),
  );
}
