import type { Page, PageAction } from './pager.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Body = Readonly<Record<string, Json>>;

/** What is posted for each action; nothing for those that are left out. */
export type PageTemplate = Readonly<Partial<Record<PageAction, Body>>>;

const ACTIONS: readonly PageAction[] = ['trigger', 'acknowledge', 'resolve'];

/** What stands between double braces, and what it becomes. */
const placeholders = {
  action: (_page, action) => action,
  /** As alerts have it: a call that somebody has taken still goes on. */
  status: (_page, action) => (action === 'resolve' ? 'resolved' : 'firing'),
  key: ({ key }) => key,
  summary: ({ summary }) => summary,
  source: ({ source }) => source,
  link: ({ link }) => link ?? '',
  at: ({ at }) => new Date(at).toISOString(),
} satisfies Readonly<Record<string, (page: Page, action: PageAction) => string>>;

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;
const NAMES = Object.keys(placeholders);

export const defaultTemplate: PageTemplate = forEveryAction(
  Object.fromEntries(NAMES.map((name) => [name, `{{${name}}}`])),
);

/**
 * Reads a template: a JSON object whose strings may hold placeholders, for every action alike or, under `trigger`,
 * `acknowledge` and `resolve`, one for each.
 * @throws {Error} whose message goes on after the name of what was read
 */
export function readTemplate(text: string): PageTemplate {
  const template = parsed(text);
  const unknown = namesIn(template).find((name) => !isPlaceholder(name));
  if (unknown !== undefined) {
    throw new Error(`has {{${unknown}}}, which is none of ${NAMES.map((name) => `{{${name}}}`).join(', ')}.`);
  }
  const names = Object.keys(template);
  const isByAction =
    'trigger' in template && names.every((name) => ACTIONS.some((action) => action === name));
  if (!isByAction) return forEveryAction(template);
  const strays = names.filter((name) => !isBody(template[name]));
  if (strays.length > 0) throw new Error(`must have an object under ${strays.join(', ')}.`);
  return template as PageTemplate;
}

/**
 * The body to post; undefined where nothing is posted for this action. What people wrote cannot leave its string. A field
 * that has nothing to say is left out: services that want a link there take no empty one.
 */
export function filled(template: PageTemplate, action: PageAction, page: Page): string | undefined {
  const body = template[action];
  return body === undefined ? undefined : JSON.stringify(fill(body, page, action));
}

function fill(json: Json, page: Page, action: PageAction): Json {
  if (typeof json === 'string') {
    return json.replace(PLACEHOLDER, (whole, name: string) =>
      isPlaceholder(name) ? placeholders[name](page, action) : whole,
    );
  }
  if (json === null || typeof json !== 'object') return json;
  if (isList(json)) return json.map((item) => fill(item, page, action));
  const fields = Object.entries(json).map(([name, value]) => [name, fill(value, page, action)] as const);
  return Object.fromEntries(fields.filter(([name, value]) => value !== '' || json[name] === ''));
}

function parsed(text: string): Body {
  let json: Json;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new Error('must be JSON: put each placeholder into a string, "{{summary}}".', { cause });
  }
  if (!isBody(json)) throw new Error('must be a JSON object, { … }.');
  return json;
}

function namesIn(json: Json): readonly string[] {
  if (typeof json === 'string') return [...json.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  if (json === null || typeof json !== 'object') return [];
  return (isList(json) ? json : Object.values(json)).flatMap(namesIn);
}

function forEveryAction(body: Body): PageTemplate {
  return { trigger: body, acknowledge: body, resolve: body };
}

function isPlaceholder(name: string): name is keyof typeof placeholders {
  return NAMES.includes(name);
}

function isBody(json: Json | undefined): json is Body {
  return typeof json === 'object' && json !== null && !isList(json);
}

function isList(json: object): json is readonly Json[] {
  return Array.isArray(json);
}
