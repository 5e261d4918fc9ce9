import type { Msg } from './model.ts';

/** What an event says, as far as the page asks. */
export interface Happened {
  readonly value: string;
  readonly checked: boolean;
  readonly key: string;
  readonly shift: boolean;
  /** Where the caret stands in a text. */
  readonly caret: number;
}

/** A message for `update`, or how one is made of an event; undefined is none. */
export type Handler = Msg | ((event: Happened) => Msg | undefined);

/** An element as data; `client/patch.js` makes the page so. Text is always text, never markup. */
export interface Html {
  readonly tag: string;
  readonly key: string | undefined;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly on: Readonly<Record<string, Handler>>;
  readonly children: readonly (Html | string)[];
}

/** What can stand in an element; what is false or undefined stands for nothing. */
export type Content = Html | string | false | undefined | readonly Content[];

export interface Attributes {
  /** Tells children of one element apart, so that each keeps its focus when others come and go. */
  readonly key?: string | undefined;
  readonly on?: Readonly<Record<string, Handler | undefined>>;
  readonly [name: string]: unknown;
}

/** Builds an element. Attributes that are undefined or false are left out. */
export function h(tag: string, attributes: Attributes = {}, ...children: readonly Content[]): Html {
  const { key, on = {}, ...others } = attributes;
  return {
    tag,
    key,
    attributes: Object.fromEntries(Object.entries(others).filter(isSet)),
    on: Object.fromEntries(Object.entries(on).filter(hasHandler)),
    children: children.flatMap(flattened),
  };
}

/** Class names, those that apply. */
export function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

function flattened(content: Content): readonly (Html | string)[] {
  if (content === false || content === undefined) return [];
  if (typeof content === 'string') return [content];
  return isList(content) ? content.flatMap(flattened) : [content];
}

function isList(content: Html | readonly Content[]): content is readonly Content[] {
  return Array.isArray(content);
}

function isSet(entry: [string, unknown]): entry is [string, string | number | boolean] {
  return ['string', 'number'].includes(typeof entry[1]) || entry[1] === true;
}

function hasHandler(entry: [string, Handler | undefined]): entry is [string, Handler] {
  return entry[1] !== undefined;
}
