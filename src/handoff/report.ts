import { z } from 'zod';

/** The parts of a report, in the order in which they are shown. */
export const SECTIONS = ['done', 'progress', 'decisions', 'blockers', 'next', 'links'] as const;
export type Section = (typeof SECTIONS)[number];

/** What is still to be done of a report: it carries over until somebody has taken it. */
export const OPEN_SECTIONS: readonly Section[] = ['progress', 'blockers', 'next'];

/** A message that a line rests on, and where it stands. */
export const Source = z.object({
  channel: z.string(),
  ts: z.string(),
  threadTs: z.string().optional(),
  /** Of the channel, without "#"; empty for a group message, and where it is not to be told. */
  name: z.string(),
  /** Whether every member of the workspace may read it. */
  isOpen: z.boolean(),
});
export type Source = z.infer<typeof Source>;

export const Line = z.object({
  /** Plain, one line. */
  text: z.string(),
  sources: z.array(Source),
  /** Stands as it was found in the sources: whoever cannot read these must not read it here. */
  isQuote: z.boolean(),
  /** Its words are not in Slack any more, and so not here: `text` is empty. */
  gone: z.enum(['deleted', 'edited']).optional(),
});
export type Line = z.infer<typeof Line>;

export const Report = z.object({
  done: z.array(Line),
  progress: z.array(Line),
  decisions: z.array(Line),
  blockers: z.array(Line),
  next: z.array(Line),
  links: z.array(Line),
});
export type Report = z.infer<typeof Report>;

export const emptyReport: Report = {
  done: [],
  progress: [],
  decisions: [],
  blockers: [],
  next: [],
  links: [],
};

/** A report made section by section. */
export function reportOf(linesOf: (section: Section) => readonly Line[]): Report {
  const made = Object.fromEntries(SECTIONS.map((section) => [section, [...linesOf(section)]]));
  return { ...emptyReport, ...made };
}

export function isEmpty(report: Report): boolean {
  return SECTIONS.every((section) => report[section].length === 0);
}

/** What is neither done nor merely told. */
export function openLines(report: Report): readonly Line[] {
  return OPEN_SECTIONS.flatMap((section) => report[section]).filter(isThere);
}

/** Whether it still says something. */
export function isThere({ gone }: Line): boolean {
  return gone === undefined;
}

/** Every source of the lines, each once, in their order. */
export function sourcesOf(report: Report): readonly Source[] {
  const found = new Map<string, Source>();
  for (const source of SECTIONS.flatMap((section) => report[section].flatMap(({ sources }) => sources))) {
    const id = sourceId(source);
    if (!found.has(id)) found.set(id, source);
  }
  return [...found.values()];
}

export function sourceId({ channel, ts }: Pick<Source, 'channel' | 'ts'>): string {
  return `${channel}|${ts}`;
}

/** The messages whose words stand in it, each once. */
export function quotedIn(report: Report): readonly Source[] {
  return sourcesOf(reportOf((section) => report[section].filter(({ isQuote }) => isQuote)));
}
