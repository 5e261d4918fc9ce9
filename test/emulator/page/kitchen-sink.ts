/** A message and a modal with one of everything that apps send. */

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const plain = (text: string) => ({ type: 'plain_text', text });
const option = (text: string, value: string) => ({ text: plain(text), value });

export const MESSAGE = [
  { type: 'header', text: plain('A header :eyes:') },
  {
    type: 'section',
    text: mrkdwn(
      '*bold* _slanted_ ~gone~ `code` :tada: <https://a.example/|a link> <!date^1768903200^{time}|then>\n> quoted',
    ),
    accessory: {
      type: 'overflow',
      action_id: 'more',
      options: [option('First', 'first'), option('Second', 'second')],
    },
  },
  { type: 'section', fields: [mrkdwn('*Left*\none'), mrkdwn('*Right*\ntwo')] },
  { type: 'context', elements: [mrkdwn('small print'), plain('plain small print')] },
  { type: 'divider' },
  {
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'go', text: plain('Go'), style: 'primary', value: 'go' },
      {
        type: 'button',
        action_id: 'drop',
        text: plain('Drop'),
        style: 'danger',
        confirm: {
          title: plain('Really?'),
          text: plain('It is gone then.'),
          confirm: plain('Drop it'),
          deny: plain('Keep it'),
        },
      },
      {
        type: 'static_select',
        action_id: 'pick',
        placeholder: plain('Pick one'),
        options: [option('Red', 'red'), option('Blue', 'blue')],
      },
      { type: 'datepicker', action_id: 'day', placeholder: plain('A day') },
    ],
  },
  { type: 'image', image_url: 'https://a.example/cat.png', alt_text: 'a cat' },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'strong', style: { bold: true } },
          { type: 'emoji', name: 'tada' },
          { type: 'link', url: 'https://b.example/', text: 'elsewhere' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'an item' }] }],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'a quote' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'let a = 1;' }] },
    ],
  },
];

const input = (id: string, label: string, element: object, extra: object = {}) => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element: { ...element, action_id: id },
  ...extra,
});

/** A modal with every kind of input. */
export function modalWithEverything(user: string) {
  return {
    type: 'modal',
    callback_id: 'everything',
    title: plain('Everything'),
    submit: plain('Send'),
    blocks: [
      input(
        'line',
        'A line',
        { type: 'plain_text_input', initial_value: 'first' },
        { hint: plain('A hint') },
      ),
      input('lines', 'Some lines', { type: 'plain_text_input', multiline: true }, { optional: true }),
      input('rich', 'Rich text', { type: 'rich_text_input' }, { optional: true }),
      input(
        'typed',
        'Typed',
        {
          type: 'plain_text_input',
          dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
        },
        { optional: true, dispatch_action: true },
      ),
      input('number', 'A number', { type: 'number_input', is_decimal_allowed: false }),
      input('select', 'One of them', {
        type: 'static_select',
        options: [option('Red', 'red'), option('Blue', 'blue')],
      }),
      input('several', 'Some of them', {
        type: 'multi_static_select',
        options: [option('Ham', 'ham'), option('Eggs', 'eggs')],
      }),
      input('person', 'A person', { type: 'users_select', initial_user: user }),
      input('places', 'Places', { type: 'multi_conversations_select', filter: { include: ['public'] } }),
      input('boxes', 'Boxes', {
        type: 'checkboxes',
        options: [option('North', 'north'), option('South', 'south')],
      }),
      input('radio', 'Radio', {
        type: 'radio_buttons',
        options: [option('Day', 'day'), option('Night', 'night')],
      }),
      input('date', 'A date', { type: 'datepicker' }),
      input('time', 'A time', { type: 'timepicker', initial_time: '09:00' }),
    ],
  };
}
