import { z } from 'zod';

/** An item as the model gave it: nothing in it is believed yet. Its ids and stand-ins are those of its prompt. */
export const MapItem = z.object({
  kind: z.enum(['decision', 'action', 'question', 'blocker', 'info']).catch('info'),
  text: cutTo(1_000).pipe(z.string().min(1)),
  ids: z.preprocess(numbers, z.array(z.int().positive()).max(50)),
  quote: cutTo(2_000).nullish().catch(null),
  owner: cutTo(200).nullish().catch(null),
  due: cutTo(200).nullish().catch(null),
  translation: cutTo(1_000).nullish().catch(null),
});
export type MapItem = z.infer<typeof MapItem>;

/** What servers that know `json_schema` are asked for. All fields are required, as strict mode wants. */
export const mapAnswerSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['items'],
  properties: {
    items: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'text', 'ids', 'quote', 'owner', 'due', 'translation'],
        properties: {
          kind: { type: 'string', enum: ['decision', 'action', 'question', 'blocker', 'info'] },
          text: { type: 'string' },
          ids: { type: 'array', items: { type: 'integer' } },
          quote: { type: 'string' },
          owner: { type: ['string', 'null'] },
          due: { type: ['string', 'null'] },
          translation: { type: ['string', 'null'] },
        },
      },
    },
  },
} as const;

const MOST_ITEMS = 40;

export interface MapAnswer {
  readonly items: readonly MapItem[];
  /** The answer broke off, or parts of it could not be read. */
  readonly isPartial: boolean;
}

/** Reads an answer whatever stands around it: fences, prose, a missing end. Undefined where it holds no items at all. */
export function readMapAnswer(text: string): MapAnswer | undefined {
  const from = text.indexOf('{');
  if (from < 0) return undefined;
  const whole = parsed(text.slice(from, text.lastIndexOf('}') + 1));
  const listed = itemsIn(whole);
  const raw = listed ?? salvaged(text.slice(from));
  if (raw === undefined) return undefined;
  const items = raw.slice(0, MOST_ITEMS).flatMap((one) => {
    const read = MapItem.safeParse(one);
    return read.success ? [read.data] : [];
  });
  if (items.length === 0 && raw.length > 0) return undefined;
  return { items, isPartial: listed === undefined || items.length < Math.min(raw.length, MOST_ITEMS) };
}

function itemsIn(value: unknown): unknown[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { items } = value as { items?: unknown };
  return Array.isArray(items) ? items : undefined;
}

/** The whole objects of a list that breaks off. */
function salvaged(text: string): unknown[] | undefined {
  const list = text.indexOf('[');
  if (!/"items"\s*:\s*$/.test(text.slice(0, Math.max(0, list)))) return undefined;
  const found: unknown[] = [];
  let [depth, start, inString] = [0, -1, false];
  for (let i = list + 1; i < text.length; i++) {
    const character = text[i];
    if (inString) {
      if (character === '\\') i++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' && depth++ === 0) start = i;
    else if (character === '}' && --depth === 0) {
      const value = parsed(text.slice(start, i + 1));
      if (value !== undefined) found.push(value);
    }
  }
  return found.length === 0 ? undefined : found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function cutTo(limit: number) {
  return z.string().transform((text) => text.slice(0, limit).trim().toWellFormed());
}

/** `3`, `"3"`, `"[3]"` are all the number 3; what is no number is left out. */
function numbers(value: unknown): unknown {
  const list = Array.isArray(value) ? value : [value];
  return list
    .map((one) => (typeof one === 'string' ? Number(one.replace(/[^\d.-]/g, '') || Number.NaN) : one))
    .filter((one) => Number.isInteger(one) && one > 0)
    .slice(0, 50);
}
