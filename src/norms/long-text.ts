import type { SectionBlock } from '@slack/types';
import { escaped, LIMITS, section } from '../block-kit.ts';

/**
 * What somebody wrote, whole, in as many sections as it takes: escaped it may be five times as long, and what is cut in
 * the middle of an escape reads as rubbish.
 */
export function textSections(text: string, title = ''): readonly SectionBlock[] {
  const parts: string[] = [];
  let part = title;
  for (const character of text.trim()) {
    const safe = escaped(character);
    if (part.length + safe.length > LIMITS.sectionText) {
      parts.push(part);
      part = '';
    }
    part += safe;
  }
  return [...parts, part].filter((one) => one !== '' && one !== title).map((one) => section(one));
}
