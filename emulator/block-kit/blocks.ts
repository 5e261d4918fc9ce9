import { get, isObject, list, str } from '../json.ts';
import { checkElement, isInput } from './elements.ts';
import { checkCount, checkLength, checkText, checkTextObject, type Report } from './report.ts';

type Check = (report: Report, pointer: string, block: unknown) => void;

/** Checks every block, and what holds for all of them together. `max` is 50 in messages and 100 in views. */
export function checkBlocks(report: Report, pointer: string, blocks: readonly unknown[], max: number): void {
  if (blocks.length > max) report(pointer, `no more than ${max} items allowed`);
  const ids = new Set<string>();
  let markdown = 0;
  for (const [index, block] of blocks.entries()) {
    const at = `${pointer}/${index}`;
    const id = str(block, 'block_id');
    if (ids.has(id)) report(`${at}/block_id`, `\`block_id\` already exists: ${id}`);
    if (id !== '') ids.add(id);
    checkBlock(report, at, block);
    if (str(block, 'type') === 'markdown') markdown += str(block, 'text').length;
  }
  if (markdown > 12_000) report(pointer, 'markdown blocks must be less than 12001 characters together');
}

function checkBlock(report: Report, pointer: string, block: unknown): void {
  if (!isObject(block)) {
    report(pointer, 'must be an object');
    return;
  }
  const type = str(block, 'type');
  const check = CHECKS[type];
  if (!check) {
    report(`${pointer}/type`, `unsupported type: ${type}`);
    return;
  }
  checkLength(report, `${pointer}/block_id`, block['block_id'], 255);
  checkUniqueActions(report, pointer, block);
  check(report, pointer, block);
}

function checkUniqueActions(report: Report, pointer: string, block: unknown): void {
  const ids = list(block, 'elements')
    .map((element) => str(element, 'action_id'))
    .filter((id) => id !== '');
  if (new Set(ids).size < ids.length) report(pointer, '`action_id` must be unique within a block');
}

const nothingMore: Check = () => {};

const counted =
  (field: string, max: number): Check =>
  (report, pointer, block) =>
    checkCount(report, `${pointer}/${field}`, get(block, field), max);

const section: Check = (report, pointer, block) => {
  const fields = get(block, 'fields');
  checkText(report, pointer, block, 'text', { max: 3000, required: fields === undefined });
  if (fields !== undefined) checkCount(report, `${pointer}/fields`, fields, 10);
  for (const [index, field] of list(block, 'fields').entries()) {
    checkTextObject(report, `${pointer}/fields/${index}`, field, { max: 2000 });
  }
  const accessory = get(block, 'accessory');
  if (accessory !== undefined) checkElement(report, `${pointer}/accessory`, accessory);
};

const context: Check = (report, pointer, block) => {
  checkCount(report, `${pointer}/elements`, get(block, 'elements'), 10);
  for (const [index, element] of list(block, 'elements').entries()) {
    const at = `${pointer}/elements/${index}`;
    if (str(element, 'type') === 'image') checkElement(report, at, element);
    else checkTextObject(report, at, element, { max: 3000 });
  }
};

const actions: Check = (report, pointer, block) => {
  checkCount(report, `${pointer}/elements`, get(block, 'elements'), 25);
  for (const [index, element] of list(block, 'elements').entries()) {
    checkElement(report, `${pointer}/elements/${index}`, element);
  }
};

const input: Check = (report, pointer, block) => {
  checkText(report, pointer, block, 'label', { max: 2000, plain: true, required: true });
  checkText(report, pointer, block, 'hint', { max: 2000, plain: true });
  const dispatches = get(block, 'dispatch_action');
  if (dispatches !== undefined && typeof dispatches !== 'boolean')
    report(`${pointer}/dispatch_action`, 'must be a boolean');
  const element = get(block, 'element');
  if (element === undefined) {
    report(pointer, 'missing required field: element');
    return;
  }
  checkElement(report, `${pointer}/element`, element);
  if (!isInput(str(element, 'type')))
    report(`${pointer}/element/type`, `unsupported type: ${str(element, 'type')}`);
};

const image: Check = (report, pointer, block) => {
  checkElement(report, pointer, { ...(block as object), type: 'image' });
  checkText(report, pointer, block, 'title', { max: 2000, plain: true });
};

const table: Check = (report, pointer, block) => {
  checkCount(report, `${pointer}/rows`, get(block, 'rows'), 100);
  for (const [index, row] of list(block, 'rows').entries()) {
    checkCount(report, `${pointer}/rows/${index}`, row, 20);
  }
};

const CHECKS: { [type: string]: Check } = {
  section,
  context,
  actions,
  input,
  image,
  table,
  header: (report, pointer, block) =>
    checkText(report, pointer, block, 'text', { max: 150, plain: true, required: true }),
  divider: nothingMore,
  markdown: (report, pointer, block) =>
    checkLength(report, `${pointer}/text`, get(block, 'text') ?? '', 12_000, 1),
  rich_text: counted('elements', 1000),
  video: nothingMore,
  file: nothingMore,
  alert: nothingMore,
  card: nothingMore,
  plan: nothingMore,
  task_card: nothingMore,
  data_table: nothingMore,
  carousel: counted('elements', 10),
  container: nothingMore,
  context_actions: counted('elements', 5),
};
