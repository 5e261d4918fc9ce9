import { context, escaped, section } from '../block-kit.ts';
import type { Content } from '../slack.ts';
import type { Words } from '../words/words.ts';
import type { PlaceCount, WeekCount } from './note-count.ts';

/** More places than this are summed up: a note is read on a phone. */
const MOST_PLACES = 12;

/** The weekly note to those who decide for the workspace. */
export function noteContent(week: WeekCount, words: Words): Content {
  const { callLog } = words;
  const { calls, notUrgent, unreachable, pageFailed } = week;
  const first = callLog.rang(calls);
  const shown = week.places.slice(0, MOST_PLACES);
  const hidden = week.places.slice(MOST_PLACES).reduce((sum, place) => sum + place.calls, 0);
  const lines = [
    ...shown.map((place) => `• ${placeLine(place, words)}`),
    ...(hidden === 0 ? [] : [`• ${callLog.elsewhere(hidden)}`]),
  ];
  const troubles = [
    ...(notUrgent === 0 ? [] : [callLog.notUrgent(notUrgent)]),
    ...(unreachable === 0 ? [] : [callLog.unreachable(unreachable)]),
    ...(pageFailed === 0 ? [] : [callLog.pageFailed(pageFailed)]),
  ];
  return {
    text: first,
    blocks: [
      section(`*${first}*`),
      section(lines.join('\n')),
      ...(troubles.length === 0 ? [] : [section(troubles.join('\n'))]),
      context(callLog.noteWhy),
    ],
  };
}

function placeLine({ phrase, channel, calls, notUrgent }: PlaceCount, { callLog }: Words): string {
  const word = phrase === undefined ? callLog.noWord : `“${escaped(phrase)}”`;
  const place = channel === undefined ? callLog.noChannel : `<#${channel}>`;
  const line = callLog.place(word, place, calls);
  return notUrgent === 0 ? line : `${line}, ${callLog.ofThem(notUrgent)}`;
}
