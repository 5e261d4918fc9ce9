import { type Completion, completionsFor } from './completions.ts';
import { type Content, classes, type Happened, type Html, h } from './html.ts';
import { menuButton } from './menu.ts';
import type { Msg, Scope } from './model.ts';

/** A box for typing, with completion by arrows and Tab or Enter. `box` is a conversation's id, or `id/thread`. */
export function composer(scope: Scope, box: string, placeholder: string): Html {
  const { pane, say, id } = scope;
  const draft = pane.drafts[box] ?? { text: '', caret: 0 };
  const isInThread = box.includes('/');
  const found = completionsFor(scope, draft, isInThread);
  const at = Math.min(pane.completion, found.length - 1);
  const name = id(`box-${isInThread ? 'thread' : 'main'}`);
  const isOpen = found.length > 0;
  return h(
    'form',
    { key: `composer-${box}`, class: 'composer', on: { submit: say({ kind: 'send', box }) } },
    isOpen && list(scope, box, name, found, at),
    !isInThread && shortcuts(scope),
    h('textarea', {
      key: 'text',
      id: name,
      rows: 1,
      placeholder,
      value: draft.text,
      role: 'combobox',
      'aria-label': placeholder,
      'aria-autocomplete': 'list',
      'aria-expanded': isOpen ? 'true' : 'false',
      'aria-controls': isOpen ? `${name}-list` : undefined,
      'aria-activedescendant': isOpen ? `${name}-list-${at}` : undefined,
      autocomplete: 'off',
      on: {
        input: ({ value, caret }) => say({ kind: 'type', box, text: value, caret }),
        keydown: (event) => keyed(scope, box, found, at, event),
      },
    }),
    isInThread && alsoToChannel(scope),
    h(
      'button',
      { type: 'submit', class: 'send', 'aria-label': 'Send', disabled: draft.text.trim() === '' },
      '➤',
    ),
  );
}

function keyed(
  { say }: Scope,
  box: string,
  found: readonly Completion[],
  at: number,
  { key, shift }: Happened,
): Msg | undefined {
  const chosen = found[at];
  if (chosen === undefined) return key === 'Enter' && !shift ? say({ kind: 'send', box }) : undefined;
  switch (key) {
    case 'ArrowDown':
      return say({ kind: 'highlight', index: (at + 1) % found.length });
    case 'ArrowUp':
      return say({ kind: 'highlight', index: (at - 1 + found.length) % found.length });
    case 'Enter':
    case 'Tab':
      return say({ kind: 'complete', box, text: chosen.text });
    case 'Escape':
      return say({ kind: 'hush', box });
    default:
      return undefined;
  }
}

function list({ say }: Scope, box: string, name: string, found: readonly Completion[], at: number): Content {
  return h(
    'ul',
    { key: 'list', id: `${name}-list`, class: 'completions', role: 'listbox', 'aria-label': 'Suggestions' },
    found.map(({ label, hint, text }, index) =>
      h(
        'li',
        {
          id: `${name}-list-${index}`,
          role: 'option',
          class: classes(index === at && 'at'),
          'aria-selected': index === at ? 'true' : 'false',
          on: { mousedown: say({ kind: 'complete', box, text }) },
        },
        h('strong', {}, label),
        h('span', {}, hint),
      ),
    ),
  );
}

/** The app's global shortcuts, which Slack keeps behind a plus sign. */
function shortcuts(scope: Scope): Content {
  const { state, person, id } = scope;
  const items = state.manifest.shortcuts
    .filter(({ type }) => type === 'global')
    .map(({ name, description, callbackId }) => {
      const act = { act: 'global-shortcut' as const, user: person.id, callbackId };
      return {
        text: name,
        hint: description,
        does: { kind: 'act' as const, act, returnTo: id('shortcuts') },
      };
    });
  if (items.length === 0) return undefined;
  return menuButton(scope, {
    id: id('shortcuts'),
    label: 'Shortcuts',
    content: '+',
    className: 'plus',
    items,
  });
}

function alsoToChannel({ pane, say }: Scope): Html {
  const change = ({ checked }: Happened) => say({ kind: 'also', isOn: checked });
  return h(
    'label',
    { class: 'also' },
    h('input', { type: 'checkbox', checked: pane.alsoToChannel, on: { change } }),
    ' Also send to the channel',
  );
}
