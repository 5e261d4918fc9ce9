import { setTimeout } from 'node:timers/promises';
import type { Allowance } from './budget.ts';
import { type MapItem, mapAnswerSchema, readMapAnswer } from './map-answer.ts';
import { type Completion, type LanguageModel, ModelError } from './model.ts';
import type { Prompt } from './prompt.ts';
import type { ModelTrouble } from './summary.ts';
import { estimatedTokens } from './tokens.ts';

/** A server that wants a longer pause is not waited for. */
const LONGEST_PAUSE_MS = 3_000;

export type Asked =
  | {
      readonly kind: 'answered';
      readonly items: readonly MapItem[];
      readonly troubles: readonly ModelTrouble[];
    }
  | { readonly kind: 'nothing'; readonly trouble: ModelTrouble };

export interface Asking {
  readonly model: LanguageModel;
  readonly allowance: Allowance;
  /** Aborted with a LateError when the deadline passes. */
  readonly signal: AbortSignal;
  readonly onUsage?: ((usage: { readonly prompt: number; readonly completion: number }) => void) | undefined;
}

/** The deadline of our own passed, whatever the server is doing. */
export class LateError extends Error {
  override readonly name = 'LateError';
}

/** Asks the model once, and once more where a second try may help. Never takes longer than the signal allows. */
export async function ask(prompt: Prompt, asking: Asking): Promise<Asked> {
  for (let isLast = false; ; isLast = true) {
    try {
      asking.signal.throwIfAborted();
      const granted = await orAborted(
        asking.allowance.take(prompt.estimate + asking.model.outputTokens),
        asking.signal,
      );
      if (granted !== 'granted') return { kind: 'nothing', trouble: granted };
      return read(await complete(prompt, asking));
    } catch (error) {
      if (error instanceof LateError) return { kind: 'nothing', trouble: 'late' };
      if (!(error instanceof ModelError)) throw error;
      const pause = error.retryAfterMs;
      if (isLast || pause === undefined || pause > LONGEST_PAUSE_MS)
        return { kind: 'nothing', trouble: 'failed' };
      if (pause > 0)
        await orAborted(setTimeout(pause, undefined, { ref: false }), asking.signal).catch(() => {});
    }
  }
}

async function complete(prompt: Prompt, { model, signal, onUsage }: Asking): Promise<Completion> {
  const request = {
    system: prompt.system,
    user: prompt.user,
    schema: { name: 'catch_up', schema: mapAnswerSchema },
  };
  const completion = await orAborted(model.complete(request, signal), signal);
  const { usage = { prompt: prompt.estimate, completion: estimatedTokens(completion.text) } } = completion;
  onUsage?.(usage);
  return completion;
}

function read({ text, isCut, isPartlyRead }: Completion): Asked {
  const answer = readMapAnswer(text);
  if (answer === undefined) return { kind: 'nothing', trouble: isPartlyRead ? 'truncated' : 'unusable' };
  const troubles: ModelTrouble[] = [];
  if (isPartlyRead) troubles.push('truncated');
  if (answer.isPartial || isCut) troubles.push('unusable');
  return { kind: 'answered', items: answer.items, troubles };
}

/** A client may take no notice of its signal; we do. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
