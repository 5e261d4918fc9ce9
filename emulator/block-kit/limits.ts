import { get, list, str } from '../json.ts';
import { checkBlocks } from './blocks.ts';
import { checkLength, checkText, type Report } from './report.ts';

/** The problems of a message's blocks, in Slack's words; none when they are fine. */
export function blockProblems(blocks: readonly unknown[]): string[] {
  return collect((report) => checkBlocks(report, '/blocks', blocks, 50));
}

/** The problems of a modal or home view. */
export function viewProblems(view: unknown): string[] {
  return collect((report) => {
    const type = str(view, 'type');
    if (type !== 'modal' && type !== 'home') report('/view/type', `unsupported type: ${type}`);
    checkLength(report, '/view/private_metadata', get(view, 'private_metadata'), 3000);
    checkLength(report, '/view/callback_id', get(view, 'callback_id'), 255);
    checkLength(report, '/view/external_id', get(view, 'external_id'), 255);
    const blocks = list(view, 'blocks');
    if (!Array.isArray(get(view, 'blocks'))) report('/view', 'missing required field: blocks');
    checkBlocks(report, '/view/blocks', blocks, 100);
    if (type !== 'modal') return;
    checkText(report, '/view', view, 'title', { max: 24, plain: true, required: true });
    checkText(report, '/view', view, 'submit', { max: 24, plain: true });
    checkText(report, '/view', view, 'close', { max: 24, plain: true });
    const asks = blocks.some((block) => str(block, 'type') === 'input');
    if (asks && get(view, 'submit') === undefined) report('/view', 'missing required field: submit');
  });
}

/**
 * Whether Slack would refuse the blocks as msg_blocks_too_long. It documents no figure; reports put it near 13,200
 * characters over all blocks, with something added for each text (slackapi/bolt-js, 2509 and 2867).
 */
export function tooLongTogether(blocks: readonly unknown[]): boolean {
  return weight(blocks) > 13_200;
}

function weight(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + weight(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const [name, field] of Object.entries(value)) {
    sum += name === 'text' && typeof field === 'string' ? field.length + 20 : weight(field);
  }
  return sum;
}

function collect(check: (report: Report) => void): string[] {
  const problems: string[] = [];
  check((pointer, problem) => problems.push(`${problem} [json-pointer:${pointer}]`));
  return problems;
}
