import { createOpenAiModel } from '../../src/adapters/openai.ts';
import { readConfig } from '../../src/config.ts';
import { readEnvironment } from '../../src/environment.ts';
import { createMemoryBudget, defaultCaps } from '../../src/summary/budget.ts';
import { choose } from '../../src/summary/choose.ts';
import { isFiller } from '../../src/summary/filler.ts';
import { scored } from '../../src/summary/score.ts';
import { createMemorySegmentCache } from '../../src/summary/segment-cache.ts';
import { newSentences, type Sentence, sayingSentences } from '../../src/summary/sentence.ts';
import { sentencesOf } from '../../src/summary/sentences.ts';
import { createModelSummarizer } from '../../src/summary/with-model.ts';
import { ben } from '../../test/summary/support.ts';
import { type GoldThread, idOf } from './threads.ts';

/** What a system says of a thread. All texts name who speaks, as people's summaries do. */
export interface Said {
  readonly text: string;
  readonly cited: readonly string[];
  readonly asks: ReadonlySet<string>;
  readonly commitments: ReadonlySet<string>;
  /** Why not all of it is the system's own work. */
  readonly troubles?: readonly string[];
}

export interface System {
  readonly name: string;
  say(thread: GoldThread, words: number): Promise<Said>;
}

type Spoken = Pick<Sentence, 'message' | 'text'>;

const extractive: System = {
  name: 'extractive',
  async say(thread, words) {
    const chosen = choose(scored(newSentences(thread.messages)), { words });
    const cued = (cue: 'asks' | 'commits'): Set<string> =>
      new Set(
        thread.messages
          .filter((message) => sayingSentences(message).some(({ cues }) => cues[cue]))
          .map(({ ref }) => idOf(thread, ref.ts)),
      );
    const inOrder = chosen.toSorted((a, b) => a.message.at - b.message.at || a.place - b.place);
    return { ...spoken(thread, inOrder, words), asks: cued('asks'), commitments: cued('commits') };
  },
};

const firstSentences: System = {
  name: 'first sentence of each message',
  say: async (thread, words) =>
    byFigures(
      thread,
      thread.messages.flatMap((message) => sayings(message).slice(0, 1)),
      words,
    ),
};

const lead: System = {
  name: 'LEAD',
  say: async (thread, words) => byFigures(thread, thread.messages.flatMap(sayings), words),
};

/** What a person can have of a model that the environment names, as the app asks it. */
function model(env: NodeJS.ProcessEnv): System | undefined {
  if (env['OPENAI_MODEL'] === undefined) return undefined;
  const { llm } = readConfig(
    readEnvironment({ SLACK_BOT_TOKEN: 'xoxb-0', SLACK_APP_TOKEN: 'xapp-0', ...env }, () => ''),
  );
  if (llm === undefined) return undefined;
  const summarizer = createModelSummarizer({
    model: createOpenAiModel({ config: llm }),
    cache: createMemorySegmentCache(),
    budget: createMemoryBudget(),
    caps: { ...defaultCaps, tokensPerDay: 1e9, tokensPerPersonAndDay: 1e9 },
  });
  return {
    name: llm.model,
    async say(thread, words) {
      const { items, troubles } = await summarizer.summarize(thread.transcript, ben, {
        deadlineMs: 120_000,
        now: 0,
      });
      const inOrder = items.toSorted((a, b) => a.at - b.at);
      const first = (kinds: readonly string[]): Set<string> =>
        new Set(
          items
            .filter(({ kind }) => kinds.includes(kind))
            .map(({ citations }) => idOf(thread, citations[0].ts)),
        );
      return {
        text: cutTo(
          inOrder
            .map(({ by, text }) => (by === undefined ? text : `${firstName(by.name)}: ${text}`))
            .join(' '),
          words,
        ),
        cited: [...new Set(items.flatMap(({ citations }) => citations.map(({ ts }) => idOf(thread, ts))))],
        asks: first(['for-you', 'open-question']),
        commitments: first(['action']),
        troubles,
      };
    },
  };
}

export function systems(env: NodeJS.ProcessEnv): System[] {
  const configured = model(env);
  return [extractive, firstSentences, lead, ...(configured === undefined ? [] : [configured])];
}

function sayings(message: Sentence['message']): Spoken[] {
  return sentencesOf(message.text)
    .filter((text) => !isFiller(text, message.author.name))
    .map((text) => ({ message, text }));
}

/** The plainest rules for asks and commitments, on what is said. */
function byFigures(thread: GoldThread, sentences: readonly Spoken[], words: number): Said {
  const said = (pattern: RegExp): Set<string> =>
    new Set(
      sentences.filter(({ text }) => pattern.test(text)).map(({ message }) => idOf(thread, message.ref.ts)),
    );
  return {
    ...spoken(thread, sentences, words),
    asks: said(/\?/),
    commitments: said(/\bI(?:['’]ll| will)\b/),
  };
}

function spoken(
  thread: GoldThread,
  sentences: readonly Spoken[],
  words: number,
): Pick<Said, 'text' | 'cited'> {
  const parts: string[] = [];
  const cited = new Set<string>();
  let last: string | undefined;
  let left = words;
  for (const { message, text } of sentences) {
    if (left <= 0) break;
    const part = cutTo(message.ref.ts === last ? text : `${firstName(message.author.name)}: ${text}`, left);
    parts.push(part);
    left -= part.split(/\s+/).length;
    last = message.ref.ts;
    cited.add(idOf(thread, message.ref.ts));
  }
  return { text: parts.join(' '), cited: [...cited] };
}

function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}

function cutTo(text: string, words: number): string {
  return text.split(/\s+/).slice(0, words).join(' ');
}
