import { get, isObject, list, str } from '../json.ts';

/** Takes one problem, at a JSON pointer. */
export type Report = (pointer: string, problem: string) => void;

export function checkLength(report: Report, pointer: string, value: unknown, max: number, min = 0): void {
  if (value === undefined || value === null) return;
  if (typeof value !== 'string') {
    report(pointer, 'must be a string');
    return;
  }
  if (value.length < min) report(pointer, `must be more than ${min - 1} characters`);
  if (value.length > max) report(pointer, `must be less than ${max + 1} characters`);
}

export function checkCount(report: Report, pointer: string, value: unknown, max: number, min = 1): void {
  if (!Array.isArray(value)) {
    report(pointer, 'must be an array');
    return;
  }
  if (value.length > max) report(pointer, `no more than ${max} items allowed`);
  if (value.length < min) report(pointer, `must have at least ${min} item`);
}

export interface TextRule {
  max: number;
  plain?: boolean;
  required?: boolean;
}

/** A text object: plain_text or mrkdwn, not empty, within its length. */
export function checkText(
  report: Report,
  pointer: string,
  parent: unknown,
  field: string,
  rule: TextRule,
): void {
  const text = get(parent, field);
  if (text === undefined || text === null) {
    if (rule.required) report(pointer, `missing required field: ${field}`);
    return;
  }
  checkTextObject(report, `${pointer}/${field}`, text, rule);
}

export function checkTextObject(report: Report, pointer: string, text: unknown, rule: TextRule): void {
  if (!isObject(text)) {
    report(pointer, 'must be an object');
    return;
  }
  const type = str(text, 'type');
  const allowed = rule.plain ? ['plain_text'] : ['plain_text', 'mrkdwn'];
  if (!allowed.includes(type)) report(`${pointer}/type`, `unsupported type: ${type}`);
  if (typeof text['text'] !== 'string') {
    report(pointer, 'missing required field: text');
    return;
  }
  checkLength(report, `${pointer}/text`, text['text'], rule.max, 1);
}

export function checkConfirm(report: Report, pointer: string, parent: unknown): void {
  const confirm = get(parent, 'confirm');
  if (confirm === undefined) return;
  const at = `${pointer}/confirm`;
  checkText(report, at, confirm, 'title', { max: 100, plain: true, required: true });
  checkText(report, at, confirm, 'text', { max: 300, required: true });
  checkText(report, at, confirm, 'confirm', { max: 30, plain: true, required: true });
  checkText(report, at, confirm, 'deny', { max: 30, plain: true, required: true });
}

/** The options of a menu, and that what is chosen at first is one of them. */
export function checkOptions(report: Report, pointer: string, element: unknown, max: number): void {
  const groups = list(element, 'option_groups');
  const lists = groups.length > 0 ? groups : [element];
  if (groups.length > 100) report(`${pointer}/option_groups`, 'no more than 100 items allowed');
  for (const [index, holder] of lists.entries()) {
    const at = groups.length > 0 ? `${pointer}/option_groups/${index}` : pointer;
    if (groups.length > 0) checkText(report, at, holder, 'label', { max: 75, plain: true, required: true });
    checkCount(report, `${at}/options`, get(holder, 'options'), max);
    for (const [place, option] of list(holder, 'options').entries()) {
      checkOption(report, `${at}/options/${place}`, option);
    }
  }
  const offered = lists.flatMap((holder) => list(holder, 'options')).map(fingerprint);
  const chosen = [get(element, 'initial_option'), ...list(element, 'initial_options')];
  for (const option of chosen) {
    if (option === undefined || option === null) continue;
    if (!offered.includes(fingerprint(option)))
      report(pointer, 'initial option must match one of the options');
  }
}

function checkOption(report: Report, pointer: string, option: unknown): void {
  checkText(report, pointer, option, 'text', { max: 75, required: true });
  checkText(report, pointer, option, 'description', { max: 75 });
  checkLength(report, `${pointer}/value`, get(option, 'value'), 150);
  checkLength(report, `${pointer}/url`, get(option, 'url'), 3000);
}

function fingerprint(option: unknown): string {
  return JSON.stringify([get(option, 'value'), get(option, 'text', 'text')]);
}
