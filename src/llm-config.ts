import { SECOND } from './clock.ts';
import type { Secret } from './secret.ts';
import type { Settings } from './settings.ts';
import { type Caps, defaultCaps } from './summary/budget.ts';

export interface LlmConfig {
  /** Absent where the server asks for none. */
  readonly apiKey: Secret | undefined;
  readonly baseUrl: string;
  readonly model: string;
  /** What the server reads and writes together; absent: nobody has said. */
  readonly contextTokens: number | undefined;
  /** For all that one summary asks of it, ms of `wall`. */
  readonly deadlineMs: number;
  readonly caps: Caps;
}

/** Below this there is no room for a question and an answer. */
const LEAST_CONTEXT = 2_000;
const MOST = 999_999_999;

/** The summarizer; undefined where none is set up. Adds what is wrong to the settings' problems. */
export function readLlm(settings: Settings): LlmConfig | undefined {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL, OPENAI_MODEL } = settings.values;
  if (apiKey === undefined && OPENAI_BASE_URL === undefined && OPENAI_MODEL === undefined) return undefined;
  const { LLM_CONTEXT_TOKENS } = settings.values;
  if (apiKey === undefined && OPENAI_BASE_URL === undefined) {
    settings.problem(
      'OPENAI_API_KEY',
      'Set OPENAI_API_KEY, or OPENAI_BASE_URL to a server of your own, or remove OPENAI_MODEL.',
    );
  }
  return {
    apiKey,
    baseUrl: settings.url('OPENAI_BASE_URL', 'https://api.openai.com/v1').replace(/\/+$/, ''),
    model: settings.text(
      'OPENAI_MODEL',
      'Set OPENAI_MODEL: it is the name that admins accept. Or remove the other OPENAI_ variables.',
    ),
    contextTokens:
      LLM_CONTEXT_TOKENS === undefined
        ? undefined
        : settings.integer('LLM_CONTEXT_TOKENS', LLM_CONTEXT_TOKENS, LEAST_CONTEXT, MOST),
    deadlineMs: settings.integer('LLM_DEADLINE_SECONDS', 90, 1, 600) * SECOND,
    caps: readCaps(settings),
  };
}

function readCaps(settings: Settings): Caps {
  const { callsPerRequest, tokensPerRequest, tokensPerPersonAndDay, tokensPerDay } = defaultCaps;
  return {
    callsPerRequest: settings.integer('LLM_CALLS_PER_REQUEST', callsPerRequest, 1, MOST),
    tokensPerRequest: settings.integer('LLM_TOKENS_PER_REQUEST', tokensPerRequest, LEAST_CONTEXT, MOST),
    tokensPerPersonAndDay: settings.integer(
      'LLM_TOKENS_PER_PERSON_AND_DAY',
      tokensPerPersonAndDay,
      LEAST_CONTEXT,
      MOST,
    ),
    tokensPerDay: settings.integer('LLM_TOKENS_PER_DAY', tokensPerDay, LEAST_CONTEXT, MOST),
  };
}
