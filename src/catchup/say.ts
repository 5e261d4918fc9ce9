import { section } from '../block-kit.ts';
import type { Content } from '../slack.ts';

/** One text of our own as a message; mrkdwn. */
export function say(text: string): Content {
  return { text, blocks: [section(text)] };
}
