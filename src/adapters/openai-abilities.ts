/** What is known of a server: what it supports, and how much it reads. */
export interface Abilities {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly isProven: boolean;
  form(): Form;
  prove(): void;
  /** The server refused the form. Whether there is another to try. */
  refused(tried: Form, what: 'format' | 'schema' | 'length-field' | 'unknown'): boolean;
  /** A prompt was too long. */
  tooLong(): void;
  /** It read this many tokens of a prompt that has more. */
  readsOnly(tokens: number): void;
  /** It read all, and counted so many. */
  counted(tokens: number, estimate: number): void;
  /** Whether the answer may be longer than it was. */
  allowLonger(): boolean;
}

export interface Form {
  readonly format: 'json_schema' | 'json_object' | 'none';
  readonly lengthField: 'max_tokens' | 'max_completion_tokens';
}

interface Sizes {
  readonly contextTokens?: number | undefined;
  readonly inputTokens?: number | undefined;
  readonly outputTokens?: number | undefined;
}

/** Together they fit into the 4,096 that a local server has unless it is told otherwise. */
const SAFE_INPUT = 2_500;
const SAFE_OUTPUT = 700;
/** More at once is read less well. */
const MOST_INPUT = 24_000;
const LEAST_INPUT = 900;
const MOST_OUTPUT = 2_000;
const LONGER = 4;

export function createAbilities(sizes: Sizes): Abilities {
  const size = sizeOf(sizes);
  let form: Form = { format: 'json_schema', lengthField: 'max_tokens' };
  let [limit, factor, longer, isProven] = [size.input, 1, 1, false];
  const shrink = (tokens: number): void => {
    limit = Math.max(LEAST_INPUT, Math.min(limit, Math.floor(tokens)));
  };

  return {
    get inputTokens() {
      return Math.floor(limit / factor);
    },
    get outputTokens() {
      return size.output * longer;
    },
    get isProven() {
      return isProven;
    },
    form: () => form,
    prove: () => {
      isProven = true;
    },
    refused(tried, what) {
      // Another call has learned it meanwhile.
      if (tried !== form) return true;
      if (what === 'length-field' && form.lengthField === 'max_tokens') {
        form = { ...form, lengthField: 'max_completion_tokens' };
        return true;
      }
      if (what === 'length-field' || form.format === 'none') {
        // It was not the format that was refused.
        if (!isProven && what === 'unknown') form = { ...form, format: 'json_schema' };
        return false;
      }
      form = { ...form, format: what === 'schema' && form.format === 'json_schema' ? 'json_object' : 'none' };
      return true;
    },
    tooLong: () => shrink(limit / 2),
    readsOnly: (tokens) => shrink(Math.min(tokens * 0.8, limit / 2)),
    counted(tokens, estimate) {
      // In steps, since where segments end depends on it: what was made of them is to be found again.
      const needed = Math.ceil((tokens / estimate) * 4) / 4;
      if (tokens > estimate * 1.05 && needed > factor) factor = Math.min(needed, 3);
    },
    allowLonger() {
      if (longer > 1) return false;
      longer = LONGER;
      return true;
    },
  };
}

function sizeOf({ contextTokens, inputTokens, outputTokens }: Sizes): { input: number; output: number } {
  const output =
    outputTokens ??
    (contextTokens === undefined
      ? SAFE_OUTPUT
      : Math.min(MOST_OUTPUT, Math.max(SAFE_OUTPUT, Math.floor(contextTokens / 6))));
  const room = contextTokens === undefined ? SAFE_INPUT : Math.floor((contextTokens - output) * 0.92);
  return { input: Math.max(LEAST_INPUT, inputTokens ?? Math.min(MOST_INPUT, room)), output };
}
