import type { Copy, Handoff } from '../../src/handoff/handoff.ts';
import type { HandoffReader } from '../../src/handoff/reader.ts';
import { emptyReport, type Line, type Source } from '../../src/handoff/report.ts';
import { readingOf } from '../../src/handoff/windows.ts';
import { wordsFor } from '../../src/words/words.ts';
import { zones } from '../schedule/support.ts';

/** Tuesday 20 January 2026, 09:00 in Berlin. */
export const NOW = Date.UTC(2026, 0, 20, 8, 0);

export function source(ts = '1768896000.000100', overrides: Partial<Source> = {}): Source {
  return { channel: 'C1', ts, name: 'general', isOpen: true, ...overrides };
}

export function line(text: string, overrides: Partial<Line> = {}): Line {
  return { text, sources: [], isQuote: false, ...overrides };
}

export function copy(to: string, overrides: Partial<Copy> = {}): Copy {
  return { to, state: 'delivered', due: NOW, until: NOW + 1_000, channel: `D${to}`, ts: '1.1', ...overrides };
}

export function handoff(overrides: Partial<Handoff> = {}): Handoff {
  return {
    id: 'h1',
    author: 'UANA',
    to: { kind: 'person', user: 'UBEN' },
    report: { ...emptyReport, next: [line('Ship it')] },
    sentAt: NOW,
    copies: [copy('UBEN')],
    questions: [],
    news: [],
    changedAt: NOW,
    ...overrides,
  };
}

export function reader(locale = 'en-US'): HandoffReader {
  const profile = {
    ...{ user: 'UBEN', name: 'Ben', zone: 'Europe/Berlin', locale },
    ...{ isBot: false, isGuest: false, isAdmin: false, isStranger: false, isDeactivated: false },
  };
  return {
    ...{ user: 'UBEN', name: 'Ben', locale, zone: zones.get('Europe/Berlin'), now: NOW },
    words: wordsFor(locale),
    profile,
    person: undefined,
    reading: readingOf(undefined, profile, zones, NOW),
  };
}
