import OpenAI from 'openai';
import type { LlmConfig } from '../llm-config.ts';
import type { Completion, LanguageModel, ModelRequest } from '../summary/model.ts';
import { ModelError } from '../summary/model.ts';
import { estimatedTokens, leastTokens } from '../summary/tokens.ts';
import { type Abilities, createAbilities } from './openai-abilities.ts';
import { readCompletion } from './openai-completion.ts';
import { modelErrorOf } from './openai-errors.ts';

export interface OpenAiOptions {
  readonly config: Pick<LlmConfig, 'apiKey' | 'baseUrl' | 'model'>;
  /** What the server reads and writes together; the size that is safe for a small local one unless given. */
  readonly contextTokens?: number | undefined;
  /** Instead of what follows from the context. */
  readonly inputTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
}

/** Longer than any deadline of ours: it is the deadline's signal that ends a call. */
const TIMEOUT_MS = 15 * 60_000;

/**
 * Any server that speaks OpenAI's Chat Completions: one system and one user message, no sampling parameters, and what
 * else it supports is found out by what it refuses.
 */
export function createOpenAiModel(options: OpenAiOptions): LanguageModel {
  const { config } = options;
  const client = new OpenAI({
    // Where the server asks for no key, the client still wants one.
    apiKey: config.apiKey?.reveal() ?? 'none',
    baseURL: config.baseUrl,
    // Not from the environment: what goes out is what the configuration says.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    timeout: TIMEOUT_MS,
    // A redirect would take the messages to a host that nobody accepted.
    fetchOptions: { redirect: 'error' },
  });
  const abilities = createAbilities(options);

  return {
    name: config.model,
    get inputTokens() {
      return abilities.inputTokens;
    },
    get outputTokens() {
      return abilities.outputTokens;
    },
    get isProven() {
      return abilities.isProven;
    },
    async complete(request, signal) {
      const response = await send(client, config.model, request, abilities, signal);
      const { text, finish, usage } = readCompletion(response);
      if (text === '' && finish === 'length') {
        // A reasoning model has thought until its tokens were spent.
        throw new ModelError(
          'The model gave no answer within its tokens',
          abilities.allowLonger() ? 0 : undefined,
        );
      }
      abilities.prove();
      return {
        text,
        isCut: finish === 'length',
        isPartlyRead: isPartlyRead(request, usage, abilities),
        usage,
      };
    },
  };
}

async function send(
  client: OpenAI,
  model: string,
  request: ModelRequest,
  abilities: Abilities,
  signal: AbortSignal,
): Promise<unknown> {
  const tried = abilities.form();
  try {
    return await client.chat.completions.create(
      {
        model,
        messages: [
          { role: 'system', content: request.system },
          { role: 'user', content: request.user },
        ],
        [tried.lengthField]: abilities.outputTokens,
        stream: false,
        ...formatOf(tried.format, request),
      },
      { signal },
    );
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw modelErrorOf(error, tried, abilities);
  }
}

function formatOf(
  format: ReturnType<Abilities['form']>['format'],
  { schema }: ModelRequest,
): Pick<OpenAI.ChatCompletionCreateParamsNonStreaming, 'response_format'> {
  if (format === 'json_object') return { response_format: { type: 'json_object' } };
  if (format === 'none') return {};
  return {
    response_format: {
      type: 'json_schema',
      json_schema: { name: schema.name, strict: true, schema: schema.schema },
    },
  };
}

/** Some servers cut a prompt that is too long for them and say nothing: their count tells. */
function isPartlyRead(
  { system, user }: ModelRequest,
  usage: Completion['usage'],
  abilities: Abilities,
): boolean {
  if (usage === undefined || usage.prompt <= 0) return false;
  const estimate = estimatedTokens(system) + estimatedTokens(user);
  if (usage.prompt < leastTokens(system) + leastTokens(user)) {
    abilities.readsOnly(usage.prompt);
    return true;
  }
  abilities.counted(usage.prompt, estimate);
  return false;
}
