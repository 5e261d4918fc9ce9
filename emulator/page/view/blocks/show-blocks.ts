import { classes, type Html, h } from '../html.ts';
import type { Scope } from '../model.ts';
import { mrkdwn, plain, textObject, wordsOf } from '../text/show-inline.ts';
import { showElement } from './elements.ts';
import { type Part, part, parts, string } from './loose.ts';
import { richText } from './rich-text.ts';
import type { Place, Surface } from './surface.ts';

/** Blocks of a message or a view. A kind that the page does not know is named, not hidden. */
export function showBlocks(scope: Scope, surface: Surface, blocks: readonly unknown[]): Html[] {
  return parts(blocks).map((block) => showBlock(scope, surface, block));
}

function showBlock(scope: Scope, surface: Surface, block: Part): Html {
  const blockId = string(block['block_id']);
  const place: Place = { scope, surface, blockId, isInput: false };
  switch (block['type']) {
    case 'section':
      return section(place, block);
    case 'header':
      return h('h3', { class: 'block header' }, wordsOf(block['text']));
    case 'context':
      return h(
        'div',
        { class: 'block context' },
        parts(block['elements']).map((each) => inContext(scope, each)),
      );
    case 'divider':
      return h('hr', { class: 'block' });
    case 'actions':
      return h(
        'div',
        { class: 'block actions' },
        parts(block['elements']).map((each) => showElement(place, each)),
      );
    case 'rich_text':
      return richText(scope, block);
    case 'markdown':
      return h('div', { class: 'block' }, mrkdwn(scope, string(block['text']).replaceAll('**', '*')));
    case 'input':
      return input(place, block);
    case 'image':
      return image(block);
    default:
      return h('p', { class: 'block unknown' }, `[a block of the kind ${string(block['type'])}]`);
  }
}

function section(place: Place, { text, fields, accessory }: Part): Html {
  const { scope } = place;
  const said = part(text);
  const beside = part(accessory);
  const columns = parts(fields).map((field) => h('div', {}, textObject(scope, field)));
  return h(
    'div',
    { class: 'block section' },
    h(
      'div',
      { class: 'section-text' },
      said && h('div', {}, textObject(scope, said)),
      columns.length > 0 && h('div', { class: 'fields' }, columns),
    ),
    beside && h('div', { class: 'accessory' }, showElement(place, beside)),
  );
}

function inContext(scope: Scope, element: Part): Html {
  if (element['type'] === 'image') return image(element);
  return h('div', {}, textObject(scope, element));
}

/** The page loads nothing from elsewhere: a picture is its description. */
function image({ alt_text: description, title, image_url: source }: Part): Html {
  const address = string(source);
  const shown = address.startsWith('data:image/')
    ? h('img', { src: address, alt: string(description) })
    : h('span', { class: 'picture', role: 'img', 'aria-label': string(description) }, string(description));
  return h('figure', { class: 'block image' }, shown, part(title) && h('figcaption', {}, wordsOf(title)));
}

/** An input with its label, hint, and what was wrong with it. */
function input(place: Place, block: Part): Html {
  const { scope, blockId } = place;
  const element = part(block['element']) ?? {};
  const name = scope.id(`input-${blockId}`);
  const error = scope.pane.errors[blockId];
  const hint = part(block['hint']);
  const isGroup =
    ['radio_buttons', 'checkboxes'].includes(string(element['type'])) ||
    string(element['type']).startsWith('multi_');
  const described = [error !== undefined && `${name}-error`, hint && `${name}-hint`]
    .filter(Boolean)
    .join(' ');
  const inside: Place = {
    ...place,
    isInput: true,
    dispatches: block['dispatch_action'] === true,
    labelledBy: `${name}-label`,
    describedBy: described === '' ? undefined : described,
  };
  const optional = block['optional'] === true && h('span', { class: 'optional' }, ' (optional)');
  return h(
    'div',
    {
      class: classes('block input', error !== undefined && 'wrong'),
      role: isGroup && 'group',
      'aria-labelledby': isGroup && `${name}-label`,
    },
    h('div', { class: 'label', id: `${name}-label` }, plain(wordsOf(block['label'])), optional),
    showElement(inside, element),
    error !== undefined && h('p', { class: 'error', id: `${name}-error`, role: 'alert' }, error),
    hint && h('p', { class: 'hint', id: `${name}-hint` }, wordsOf(hint)),
  );
}
