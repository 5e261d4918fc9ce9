import type { ShownMessage } from '../page-state.ts';
import { type Html, h } from './html.ts';
import { type MenuItem, menuButton } from './menu.ts';
import type { Standing } from './message.ts';
import type { Scope } from './model.ts';
import { emojiNamed } from './text/emoji.ts';
import { permalinkOf } from './text/safe-link.ts';
import { typedForm } from './text/typed-form.ts';

const QUICK = ['white_check_mark', 'eyes', '+1'];

/** What can be done with a message: reactions, its thread, and the menu with the app's shortcuts. */
export function messageTools(scope: Scope, message: ShownMessage, standing: Standing, id: string): Html {
  const { say, person } = scope;
  const { channel } = standing;
  const quick = QUICK.map((name) => {
    const act = { act: 'react' as const, user: person.id, channel, ts: message.ts, name };
    // The menu has the same for keyboards: one stop for each message is enough.
    const attributes = {
      type: 'button',
      tabindex: '-1',
      'aria-label': `React with ${name}`,
      on: { click: say({ kind: 'act', act }) },
    };
    return h('button', attributes, emojiNamed(name) ?? name);
  });
  const items = itemsFor(scope, message, standing, id);
  const more = menuButton(scope, { id, label: 'More actions', content: '⋮', className: 'more', items });
  return h('div', { class: 'tools' }, quick, more);
}

function itemsFor(
  scope: Scope,
  message: ShownMessage,
  { channel, isInThread }: Standing,
  id: string,
): MenuItem[] {
  const { state, person } = scope;
  const { ts, thread_ts: thread } = message;
  const isOwn = message.user === person.id;
  const at = { user: person.id, channel, ts };
  const reply: MenuItem = {
    text: 'Reply in thread',
    does: { kind: 'go', place: { conversation: channel, thread: thread ?? ts } },
  };
  const link = permalinkOf(state.team.domain, channel, ts, thread);
  return [
    ...(isInThread ? [] : [reply]),
    ...QUICK.map(
      (name): MenuItem => ({
        text: `React with ${emojiNamed(name) ?? `:${name}:`}`,
        does: { kind: 'act', act: { act: 'react', ...at, name }, returnTo: id },
      }),
    ),
    ...state.manifest.shortcuts
      .filter(({ type }) => type === 'message')
      .map(
        ({ name, callbackId }): MenuItem => ({
          text: name,
          hint: state.app.name,
          does: { kind: 'act', act: { act: 'shortcut', ...at, callbackId }, returnTo: id },
        }),
      ),
    { text: 'Copy link to message', does: { kind: 'copy', text: link, says: `Copied: ${link}` } },
    ...(isOwn
      ? [
          {
            text: 'Edit message',
            does: { kind: 'edit' as const, editing: { ts, text: typedForm(message.text, state) } },
          },
          { text: 'Delete message', isDanger: true, does: deleting(at, id) },
        ]
      : []),
  ];
}

function deleting(at: { user: string; channel: string; ts: string }, returnTo: string): MenuItem['does'] {
  const question = {
    title: 'Delete message',
    text: 'Are you sure you want to delete this message? This cannot be undone.',
  };
  return {
    kind: 'ask',
    asking: {
      ...question,
      yes: 'Delete',
      no: 'Cancel',
      isDanger: true,
      act: { act: 'delete', ...at },
      returnTo,
    },
  };
}
