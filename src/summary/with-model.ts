import { randomBytes } from 'node:crypto';
import { answerByWords, contextOf } from './answer.ts';
import { ask } from './ask.ts';
import { allowanceFor, type Budget, type Caps, defaultCaps } from './budget.ts';
import type { Candidate } from './candidate.ts';
import { clean } from './clean.ts';
import { coverageOf } from './coverage.ts';
import { startDeadline } from './deadline.ts';
import { evidencesOf } from './evidence.ts';
import { extract } from './extract.ts';
import { answerInstructions, SUMMARY_TASK, summaryInstructions } from './instructions.ts';
import { languageName } from './language.ts';
import { mapSegments } from './map.ts';
import { createMask } from './mask.ts';
import { merge } from './merge.ts';
import type { LanguageModel } from './model.ts';
import { oneLine, promptOf } from './prompt.ts';
import type { ReadableCache } from './segment-cache.ts';
import type { Answer, MadeWith, ModelTrouble, Statement, Summarizer } from './summary.ts';
import { tell } from './tell.ts';
import type { Reader, Transcript } from './transcript.ts';
import { verified } from './verify.ts';

export interface ModelParts {
  readonly model: LanguageModel;
  readonly cache: ReadableCache;
  readonly budget: Budget;
  readonly caps?: Caps | undefined;
  /** What each answer took: as the server counted it, or as it is estimated where that says nothing; for metrics. */
  readonly onUsage?: ((usage: { readonly prompt: number; readonly completion: number }) => void) | undefined;
}

/**
 * With a model, as far as it answers in time with what the messages bear out; for every part of which it does not, by
 * words alone, and says so.
 */
export function createModelSummarizer({
  model,
  cache,
  budget,
  caps = defaultCaps,
  onUsage,
}: ModelParts): Summarizer {
  const nonce = (): string => randomBytes(9).toString('base64url');

  return {
    async summarize(transcript, reader, { deadlineMs, now, signal: outer, onProgress }) {
      using deadline = startDeadline(deadlineMs, outer);
      const cleaned = await clean(transcript);
      const byWords = await extract(cleaned.messages, reader, transcript);
      outer?.throwIfAborted();
      const language = languageName(reader.locale);
      const instructions = summaryInstructions(language);
      const mapped = await mapSegments(cleaned.messages, {
        model,
        cache,
        allowance: allowanceFor(budget, whoOf(transcript, reader), caps, now),
        signal: deadline.signal,
        place: transcript.place,
        language,
        now,
        promptFor: (messages) => promptOf(messages, { instructions, task: SUMMARY_TASK, nonce: nonce() }),
        onUsage,
        onProgress,
      });
      const isByModel = mapped.some(({ isWhole, candidates }) => isWhole || candidates.length > 0);
      return {
        ...tell(merge(mapped, byWords, reader), cleaned, transcript, reader),
        madeWith: isByModel ? madeWith(mapped.some(({ isWhole }) => !isWhole)) : { kind: 'extractive' },
        troubles: [...new Set(mapped.flatMap(({ troubles }) => troubles))],
      };
    },

    async answer(transcript, question, reader, { deadlineMs, now, signal: outer }) {
      using deadline = startDeadline(deadlineMs, outer);
      const cleaned = await clean(transcript);
      const coverage = coverageOf(transcript, cleaned);
      const asked = oneLine(createMask().hide(question.slice(0, 500).normalize('NFKC')));
      const byWords = (troubles: readonly ModelTrouble[]): Answer => ({
        statements: answerByWords(cleaned.messages, question),
        coverage,
        madeWith: { kind: 'extractive' },
        troubles,
      });
      const told = {
        instructions: answerInstructions(languageName(reader.locale)),
        task: `Answer this question with the JSON object described: ${asked}`,
        nonce: nonce(),
      };
      const context = contextOf(cleaned.messages, question, model.inputTokens - promptOf([], told).estimate);
      if (context.length === 0) return byWords([]);

      const prompt = promptOf(context, told);
      const allowance = allowanceFor(budget, whoOf(transcript, reader), caps, now);
      const result = await ask(prompt, { model, allowance, signal: deadline.signal, onUsage });
      if (result.kind === 'nothing') return byWords([result.trouble]);
      const evidences = evidencesOf(prompt);
      const statements = result.items.flatMap((item) => statementOf(verified(item, prompt, evidences)));
      if (statements.length === 0) return byWords(result.items.length === 0 ? result.troubles : ['unusable']);
      return {
        statements,
        coverage,
        madeWith: madeWith(result.troubles.length > 0),
        troubles: result.troubles,
      };
    },
  };

  function madeWith(partlyExtractive: boolean): MadeWith {
    return { kind: 'model', model: model.name, partlyExtractive };
  }
}

function whoOf({ place }: Transcript, { user }: Reader): { tenant: string; user: string } {
  return { tenant: place.tenant, user };
}

function statementOf(candidate: Candidate | undefined): Statement[] {
  if (candidate === undefined) return [];
  const { text, translation, citations, quote, by, links, at, source } = candidate;
  return [{ text, translation, citations, quote, by, links, at, source }];
}
