import type { Secret } from './secret.ts';
import type { Settings } from './settings.ts';

export interface LlmConfig {
  /** Absent where the server asks for none. */
  readonly apiKey: Secret | undefined;
  readonly baseUrl: string;
  readonly model: string;
}

/** The summarizer; undefined where none is set up. Adds what is wrong to the settings' problems. */
export function readLlm(settings: Settings): LlmConfig | undefined {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL, OPENAI_MODEL } = settings.values;
  if (apiKey === undefined && OPENAI_BASE_URL === undefined && OPENAI_MODEL === undefined) return undefined;
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
  };
}
