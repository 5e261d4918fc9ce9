import { type Content, type Html, h } from './html.ts';
import type { Does, Scope } from './model.ts';

export interface MenuItem {
  readonly text: string;
  readonly hint?: string | undefined;
  /** Opens in a tab of its own, besides what choosing it does. */
  readonly href?: string | undefined;
  readonly isDanger?: boolean;
  readonly does: Does;
}

interface Menu {
  readonly id: string;
  readonly label: string;
  readonly content: Content;
  readonly className: string;
  readonly items: readonly MenuItem[];
}

/** A button that opens a menu: arrows move in it, Escape closes it and gives the focus back. */
export function menuButton(scope: Scope, { id, label, content, className, items }: Menu): Html {
  const { pane, say } = scope;
  const isOpen = pane.menu === id;
  const open = say({ kind: 'menu', id });
  const close = say({ kind: 'menu', id: undefined, focus: id });
  const attributes = {
    id,
    type: 'button',
    class: className,
    'aria-label': label,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen ? 'true' : 'false',
  };
  const opening = {
    click: isOpen ? close : open,
    keydown: ({ key }: { key: string }) => (key === 'ArrowDown' ? open : undefined),
  };
  return h(
    'div',
    { class: 'with-menu', 'data-menu': true },
    h('button', { ...attributes, on: opening }, content),
    isOpen && list(scope, id, label, items),
  );
}

function list({ say }: Scope, id: string, label: string, items: readonly MenuItem[]): Html {
  const focus = (index: number) =>
    say({ kind: 'focus', id: `${id}-${(index + items.length) % items.length}` });
  const moving =
    (index: number) =>
    ({ key }: { key: string }) => {
      if (key === 'ArrowDown') return focus(index + 1);
      if (key === 'ArrowUp') return focus(index - 1);
      if (key === 'Home') return focus(0);
      if (key === 'End') return focus(items.length - 1);
      return key === 'Escape' || key === 'Tab' ? say({ kind: 'menu', id: undefined, focus: id }) : undefined;
    };
  return h(
    'div',
    { class: 'menu', role: 'menu', 'aria-label': label, 'data-seen': true },
    items.map((item, index) => {
      const attributes = {
        id: `${id}-${index}`,
        role: 'menuitem',
        tabindex: '-1',
        class: item.isDanger ? 'danger' : undefined,
        'data-focus': index === 0,
        on: {
          click: item.href === undefined ? say(item.does) : () => say(item.does),
          keydown: moving(index),
        },
      };
      const content = [item.text, item.hint ? h('small', {}, item.hint) : undefined];
      if (item.href === undefined) return h('button', { ...attributes, type: 'button' }, content);
      const leading = { href: item.href, target: '_blank', rel: 'noopener noreferrer', 'data-through': true };
      return h('a', { ...attributes, ...leading }, content);
    }),
  );
}
