/**
 * @import { Happened, Html } from '../view/html.ts'
 */

const SVG = 'http://www.w3.org/2000/svg';
/** Attributes that only work, once somebody has typed, as properties. */
const PROPERTIES = new Set(['value', 'checked', 'selected', 'disabled']);

/** @type {WeakMap<Node, Html>} */
const shown = new WeakMap();
/** @type {WeakMap<Element, Set<string>>} */
const heard = new WeakMap();

/**
 * Makes `host`'s children what is wanted, with as few changes as possible: what stays keeps its focus and caret.
 * @param {Element} host
 * @param {readonly (Html | string)[]} wanted
 * @param {(message: unknown) => void} dispatch
 */
export function patch(host, wanted, dispatch) {
  /** @type {Map<string, Node>} */
  const keyed = new Map();
  for (const node of host.childNodes) {
    const key = shown.get(node)?.key;
    if (key !== undefined) keyed.set(key, node);
  }
  const kept = new Set(wanted.map((child) => (typeof child === 'string' ? undefined : child.key)));
  for (const [key, node] of keyed) if (!kept.has(key)) node.parentNode?.removeChild(node);
  let at = host.firstChild;
  for (const child of wanted) {
    const reused = reusable(child, at, keyed);
    const node = reused ?? made(child, host);
    if (at !== null && node === at) at = at.nextSibling;
    else host.insertBefore(node, at);
    if (typeof child === 'string') {
      if (node.nodeValue !== child) node.nodeValue = child;
    } else bringUpToDate(/** @type {Element} */ (node), child, dispatch);
  }
  while (at !== null) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}

/**
 * @param {Html | string} child
 * @param {ChildNode | null} at
 * @param {Map<string, Node>} keyed
 * @returns {Node | undefined}
 */
function reusable(child, at, keyed) {
  if (typeof child === 'string') return at?.nodeType === Node.TEXT_NODE ? at : undefined;
  const candidate = child.key === undefined ? at : keyed.get(child.key);
  if (candidate == null) return undefined;
  const before = shown.get(candidate);
  return before?.tag === child.tag && before.key === child.key ? candidate : undefined;
}

/**
 * @param {Html | string} child
 * @param {Element} host
 */
function made(child, host) {
  if (typeof child === 'string') return document.createTextNode(child);
  const isDrawn = child.tag === 'svg' || host.namespaceURI === SVG;
  return isDrawn ? document.createElementNS(SVG, child.tag) : document.createElement(child.tag);
}

/**
 * @param {Element} element
 * @param {Html} wanted
 * @param {(message: unknown) => void} dispatch
 */
function bringUpToDate(element, wanted, dispatch) {
  const before = shown.get(element);
  shown.set(element, wanted);
  for (const type of Object.keys(wanted.on)) listen(element, type, dispatch);
  const { attributes } = wanted;
  for (const name of Object.keys(before?.attributes ?? {})) {
    if (!(name in attributes)) unset(element, name);
  }
  patch(element, wanted.children, dispatch);
  for (const [name, value] of Object.entries(attributes)) {
    if (PROPERTIES.has(name)) {
      const target = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (element));
      if (target[name] !== value) target[name] = value;
    } else if (before?.attributes[name] !== value) {
      element.setAttribute(name, value === true ? '' : String(value));
      arrive(element, name);
    }
  }
}

/**
 * @param {Element} element
 * @param {string} name
 */
function unset(element, name) {
  if (!PROPERTIES.has(name)) element.removeAttribute(name);
  else Object.assign(element, { [name]: name === 'value' ? '' : false });
}

/**
 * What an element can ask for: the focus, or to be seen.
 * @param {Element} element
 * @param {string} name of the attribute that is new
 */
function arrive(element, name) {
  if (name === 'data-focus') queueMicrotask(() => /** @type {HTMLElement} */ (element).focus());
  if (name === 'data-seen') queueMicrotask(() => element.scrollIntoView({ block: 'nearest' }));
}

/**
 * An event that makes a message has been dealt with: nobody further out hears of it.
 * @param {Element} element
 * @param {string} type
 * @param {(message: unknown) => void} dispatch
 */
function listen(element, type, dispatch) {
  const types = heard.get(element) ?? new Set();
  if (types.has(type)) return;
  heard.set(element, types.add(type));
  element.addEventListener(type, (event) => {
    const handler = shown.get(element)?.on[type];
    if (handler === undefined) return;
    const message = typeof handler === 'function' ? handler(happened(event, element)) : handler;
    if (message === undefined) return;
    event.stopPropagation();
    const isLetThrough = type === 'input' || type === 'change' || element.hasAttribute('data-through');
    if (!isLetThrough) event.preventDefault();
    dispatch(message);
  });
}

/**
 * @param {Event} event
 * @param {Element} element
 * @returns {Happened}
 */
function happened(event, element) {
  const { value = '', checked = false, selectionStart } = /** @type {HTMLInputElement} */ (element);
  const { key = '', shiftKey = false } = /** @type {KeyboardEvent} */ (event);
  return {
    value,
    checked,
    key,
    shift: shiftKey,
    caret: textual(element) ? (selectionStart ?? value.length) : 0,
  };
}

/** @param {Element} element */
function textual(element) {
  return (
    element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text')
  );
}
