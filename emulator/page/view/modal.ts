import { showBlocks } from './blocks/show-blocks.ts';
import { type Content, type Html, h } from './html.ts';
import type { Asking, Scope } from './model.ts';
import { wordsOf } from './text/show-inline.ts';

/** The view on top of the person's stack, over everything else of theirs. */
export function modal(scope: Scope): Content {
  const { person, say, id, pane } = scope;
  const view = person.modal;
  if (view === undefined) return undefined;
  const close = say({ kind: 'close' });
  const surface = { kind: 'view' as const, view: view.id, values: view.state.values, isModal: true };
  const closeLabel = wordsOf(view.close) || (person.under > 0 ? 'Back' : 'Cancel');
  return dialog(
    `modal-${view.id}`,
    id('modal-title'),
    close,
    h('form', { class: 'modal', on: { submit: say({ kind: 'submit' }) } }, [
      h(
        'header',
        {},
        h('h2', { id: id('modal-title'), tabindex: '-1', 'data-focus': true }, wordsOf(view.title)),
        h('button', { type: 'button', class: 'x', 'aria-label': 'Close', on: { click: close } }, '×'),
      ),
      h(
        'div',
        { class: 'modal-body', tabindex: '0', role: 'group', 'aria-labelledby': id('modal-title') },
        showBlocks(scope, surface, view.blocks),
      ),
      h(
        'footer',
        {},
        h('button', { type: 'button', class: 'button', on: { click: close } }, closeLabel),
        view.submit !== null &&
          h(
            'button',
            { type: 'submit', class: 'button primary', 'aria-disabled': pane.isBusy && 'true' },
            wordsOf(view.submit),
          ),
      ),
    ]),
  );
}

/** "Are you sure?", as a button or Slack itself asks. */
export function question({ say, id }: Scope, { title, text, yes, no, isDanger }: Asking): Html {
  const decline = say({ kind: 'ask', asking: undefined });
  return dialog(
    'question',
    id('question-title'),
    decline,
    h('form', { class: 'modal small', on: { submit: say({ kind: 'agree' }) } }, [
      h('header', {}, h('h2', { id: id('question-title'), tabindex: '-1' }, title)),
      h('div', { class: 'modal-body' }, h('p', {}, text)),
      h(
        'footer',
        {},
        h('button', { type: 'button', class: 'button', on: { click: decline } }, no),
        h(
          'button',
          { type: 'submit', class: `button ${isDanger ? 'danger-full' : 'primary'}`, 'data-focus': true },
          yes,
        ),
      ),
    ]),
  );
}

function dialog(key: string, labelledBy: string, close: ReturnType<Scope['say']>, content: Html): Html {
  const leave = ({ key: pressed }: { key: string }) => (pressed === 'Escape' ? close : undefined);
  return h(
    'div',
    { key, class: 'over', on: { keydown: leave } },
    h(
      'div',
      { class: 'dialog', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': labelledBy },
      content,
    ),
  );
}
