/** Texts here are shown as they are: placeholders are never taken for markup. */
export const summary = {
  kinds: {
    'for-you': 'Needs you',
    decision: 'Decisions',
    action: 'Actions',
    'open-question': 'Open questions',
    blocker: 'Blockers',
    'key-message': 'Key messages',
  },
  counted: {
    decision: (n: number) => (n === 1 ? '1 decision' : `${n} decisions`),
    action: (n: number) => (n === 1 ? '1 action' : `${n} actions`),
    'open-question': (n: number) => (n === 1 ? '1 open question' : `${n} open questions`),
    blocker: (n: number) => (n === 1 ? '1 blocker' : `${n} blockers`),
  },
  and: (parts: readonly string[]) =>
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`,

  headline: {
    nothing: 'Nothing was said.',
    needsYou: (n: number) => (n === 1 ? '1 thing needs you' : `${n} things need you`),
    nothingNeedsYou: 'Nothing needs you',
    also: (needs: string, others: string) =>
      others === '' ? `${needs}.` : `${needs}. Worth knowing: ${others}.`,
    most: (what: string, messages: number, people: number) =>
      `Most was said about “${what}”: ${messages} messages by ${people === 1 ? '1 person' : `${people} people`}.`,
    first: (who: string, what: string) => `${who} began with “${what}”${/[.!?…]$/.test(what) ? '' : '.'}`,
  },
  owner: (name: string) => `by ${name}`,
  due: (when: string) => (/^(?:by|until|till|before|no later)\b/i.test(when) ? when : `due “${when}”`),
  more: (n: number) => `and ${n} more`,
  source: 'open',
  nothingToShow: 'Nobody said anything that stands out.',

  coverage: {
    messages: (n: number) => (n === 1 ? '1 message' : `${n} messages`),
    threads: (n: number) => (n === 1 ? 'in 1 thread' : `in ${n} threads`),
    notReadThreads: (n: number) =>
      n === 1 ? '1 thread not read to the end' : `${n} threads not read to the end`,
    notReadBefore: (when: string) => `nothing read from before ${when}`,
    reasons: {
      'rate-limit': 'Slack allows no more reading just now',
      time: 'there was no more time',
      'too-many': 'there was too much',
      'no-access': 'it may not be read',
      failed: 'Slack did not give it',
    },
    withoutModel: 'made without a language model',
    withModel: (model: string) => `made with ${model}`,
    partlyWithoutModel: (model: string) => `made in part with ${model}, in part without`,
  },
  troubles: {
    late: 'the model took too long',
    failed: 'the model could not be reached',
    unusable: 'the model gave no usable answer',
    truncated: 'the model could not read all of it',
    'request-cap': 'it was more than one catch-up may send to the model',
    'person-cap': 'you have used the model for as much as a day allows',
    'day-cap': 'the workspace has used the model for as much as a day allows',
    uncounted: 'it could not be counted what the model costs',
  },
  noAnswer: 'The messages read here say nothing about that.',
  seeAlso: 'See also',
};
