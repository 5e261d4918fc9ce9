import { get, list, str } from '../json.ts';
import { checkConfirm, checkLength, checkOptions, checkText, type Report } from './report.ts';

type Check = (report: Report, pointer: string, element: unknown) => void;

/** Checks an interactive element (or image) against Slack's limits. */
export function checkElement(report: Report, pointer: string, element: unknown): void {
  const type = str(element, 'type');
  const check = CHECKS[type];
  if (!check) {
    report(`${pointer}/type`, `unsupported type: ${type}`);
    return;
  }
  checkLength(report, `${pointer}/action_id`, get(element, 'action_id'), 255);
  checkText(report, pointer, element, 'placeholder', { max: 150, plain: true });
  checkConfirm(report, pointer, element);
  check(report, pointer, element);
}

/** Elements that take input and therefore may stand in an input block. */
export function isInput(type: string): boolean {
  return (
    type in CHECKS &&
    !['button', 'overflow', 'image', 'icon_button', 'feedback_buttons', 'workflow_button'].includes(type)
  );
}

const nothingMore: Check = () => {};

const options =
  (max: number): Check =>
  (report, pointer, element) =>
    checkOptions(report, pointer, element, max);

const matching =
  (field: string, pattern: RegExp): Check =>
  (report, pointer, element) => {
    const value = get(element, field);
    if (value !== undefined && !pattern.test(String(value))) report(`${pointer}/${field}`, 'invalid format');
  };

const button: Check = (report, pointer, element) => {
  checkText(report, pointer, element, 'text', { max: 75, plain: true, required: true });
  checkLength(report, `${pointer}/value`, get(element, 'value'), 2000);
  checkLength(report, `${pointer}/url`, get(element, 'url'), 3000);
  checkLength(report, `${pointer}/accessibility_label`, get(element, 'accessibility_label'), 75);
  const style = get(element, 'style');
  if (style !== undefined && style !== 'primary' && style !== 'danger') {
    report(`${pointer}/style`, 'must be one of: primary, danger');
  }
};

const textInput: Check = (report, pointer, element) => {
  checkDispatch(report, pointer, element);
  checkLength(report, `${pointer}/initial_value`, get(element, 'initial_value'), 3000);
  const longest = get(element, 'max_length');
  if (typeof longest === 'number' && (longest < 1 || longest > 3000)) {
    report(`${pointer}/max_length`, 'must be between 1 and 3000');
  }
};

const TRIGGERS = ['on_enter_pressed', 'on_character_entered'];

function checkDispatch(report: Report, pointer: string, element: unknown): void {
  const config = get(element, 'dispatch_action_config');
  if (config === undefined) return;
  const at = `${pointer}/dispatch_action_config/trigger_actions_on`;
  const triggers = list(config, 'trigger_actions_on');
  if (triggers.length === 0) report(at, 'must have at least 1 item');
  for (const trigger of triggers) {
    if (!TRIGGERS.includes(String(trigger))) report(at, `must be one of: ${TRIGGERS.join(', ')}`);
  }
}

const image: Check = (report, pointer, element) => {
  if (str(element, 'image_url') === '' && get(element, 'slack_file') === undefined) {
    report(pointer, 'missing required field: image_url');
  }
  checkLength(report, `${pointer}/image_url`, get(element, 'image_url'), 3000);
  if (str(element, 'alt_text') === '') report(pointer, 'missing required field: alt_text');
  checkLength(report, `${pointer}/alt_text`, get(element, 'alt_text'), 2000);
};

const users: Check = (report, pointer, element) => {
  for (const user of [get(element, 'initial_user'), ...list(element, 'initial_users')]) {
    if (user !== undefined && !/^[UW]/.test(String(user))) report(pointer, 'invalid user id');
  }
};

const CHECKS: { [type: string]: Check } = {
  button,
  image,
  overflow: options(5),
  static_select: options(100),
  multi_static_select: options(100),
  checkboxes: options(10),
  radio_buttons: options(10),
  external_select: nothingMore,
  multi_external_select: nothingMore,
  users_select: users,
  multi_users_select: users,
  conversations_select: nothingMore,
  multi_conversations_select: nothingMore,
  channels_select: nothingMore,
  multi_channels_select: nothingMore,
  datepicker: matching('initial_date', /^\d{4}-\d{2}-\d{2}$/),
  timepicker: matching('initial_time', /^([01]\d|2[0-3]):[0-5]\d$/),
  datetimepicker: matching('initial_date_time', /^\d{10}$/),
  plain_text_input: textInput,
  rich_text_input: checkDispatch,
  email_text_input: textInput,
  url_text_input: textInput,
  number_input: nothingMore,
  file_input: nothingMore,
  workflow_button: nothingMore,
  feedback_buttons: nothingMore,
  icon_button: nothingMore,
};
