/** What became of calls: the weekly note to admins, and the log that they can have. */
export const callLog = {
  rang: (calls: number): string =>
    calls === 1 ? 'The Red Phone rang once last week' : `The Red Phone rang ${calls} times last week`,
  place: (word: string, place: string, calls: number): string => `${word} ${place}: ${calls}`,
  noWord: 'without a word',
  noChannel: 'by command',
  ofThem: (count: number): string => `${count} “not urgent”`,
  elsewhere: (calls: number): string => `elsewhere: ${calls}`,
  notUrgent: (calls: number): string =>
    calls === 1 ? 'Once, somebody said “not urgent”.' : `${calls} times, somebody said “not urgent”.`,
  unreachable: (calls: number): string =>
    calls === 1 ? 'Once, somebody could not be reached.' : `${calls} times, somebody could not be reached.`,
  pageFailed: (calls: number): string =>
    calls === 1
      ? 'Once, the pager did not take a page. `npm run doctor` looks at it.'
      : `${calls} times, the pager did not take a page. \`npm run doctor\` looks at it.`,
  noteWhy:
    'By word and channel, never by person. Words that often turn out not urgent wear out: `/redphone` lists them.',

  logEmpty: 'Nobody has rung the Red Phone yet: the log is empty',
  logHead: (lines: number, parts: number): string =>
    `The log of the Red Phone: ${lines === 1 ? 'one line' : `${lines} lines`}${parts > 1 ? `, in ${parts} parts` : ''}`,
  logHow:
    'It is in the thread, as CSV: copy what stands there into one file, such as `calls.csv`. Times are UTC.',
  logOlder: (lines: number): string =>
    lines === 1 ? 'One older line is left out.' : `${lines} older lines are left out.`,
  logPart: (part: number): string => `The log, part ${part}`,
};
