import type { Act } from '../acts.ts';
import type { Answer, PageState, PersonState, Place } from '../page-state.ts';

/** Everything that the page knows. */
export interface Model {
  /** Undefined until the server has spoken. */
  state: PageState | undefined;
  isLive: boolean;
  /** The real time, ms. */
  real: number;
  /** There is room for one person only. */
  isNarrow: boolean;
  /** Whether people stand side by side, where there is room. */
  layout: 'all' | 'one';
  /** Who is shown when one person is. */
  person: string | undefined;
  panes: Readonly<Record<string, Pane>>;
  /** The last change of the stage that was followed. */
  stage: number;
  isClockMoving: boolean;
  problem: string | undefined;
}

/** What one person's part of the page knows. */
export interface Pane {
  place: Place;
  /** What is typed, by box: a conversation's, a thread's. */
  drafts: Readonly<Record<string, Draft>>;
  /** Which of the completions is chosen. */
  completion: number;
  menu: string | undefined;
  editing: { ts: string; text: string } | undefined;
  /** What is filled in, by view, block and action. */
  forms: Readonly<Record<string, Answers>>;
  /** What is wrong with the modal's blocks. */
  errors: Readonly<Record<string, string>>;
  asking: Asking | undefined;
  /** Where the line "New" stands, by conversation. */
  newFrom: Readonly<Record<string, string>>;
  /** Up to where the server has been told that this was read. */
  readTo: Readonly<Record<string, string>>;
  marked: string | undefined;
  isBellOpen: boolean;
  alsoToChannel: boolean;
  /** What went wrong, or is only said to this person. */
  notice: string | undefined;
  isBusy: boolean;
  /** The name of the element that was used last, for the focus to come back to. */
  lastPressed: string | undefined;
}

export interface Draft {
  text: string;
  caret: number;
  /** Escape was pressed: no completions until something else is typed. */
  isQuiet?: boolean;
}

export type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A question that comes before an act, as a button can demand. */
export interface Asking {
  title: string;
  text: string;
  yes: string;
  no: string;
  isDanger: boolean;
  act: Act;
  returnTo: string;
}

export type Msg =
  | { kind: 'state'; state: PageState; real: number }
  | { kind: 'live'; isLive: boolean }
  | { kind: 'tick'; real: number }
  | { kind: 'narrow'; isNarrow: boolean }
  | { kind: 'layout'; layout: Model['layout'] }
  | { kind: 'person'; person: string }
  | { kind: 'clock'; to: Extract<Act, { act: 'clock' }>['to'] }
  | { kind: 'scene'; do: Extract<Act, { act: 'scene' }>['do'] }
  | { kind: 'done'; answer: Answer }
  | { kind: 'elsewhere' }
  | { kind: 'in'; person: string; does: Does };

/** What happens in one person's part. */
export type Does =
  | { kind: 'go'; place: Place; mark?: string | undefined }
  | { kind: 'type'; box: string; text: string; caret: number }
  | { kind: 'complete'; box: string; text: string }
  | { kind: 'highlight'; index: number }
  | { kind: 'hush'; box: string }
  | { kind: 'send'; box: string }
  | { kind: 'menu'; id: string | undefined; focus?: string | undefined }
  | { kind: 'focus'; id: string }
  | { kind: 'edit'; editing: Pane['editing'] }
  | { kind: 'save' }
  | { kind: 'copy'; text: string; says: string }
  | { kind: 'fill'; view: string; block: string; action: string; value: unknown }
  | { kind: 'typed'; act: Act }
  | { kind: 'submit' }
  | { kind: 'close' }
  | { kind: 'ask'; asking: Asking | undefined }
  | { kind: 'agree' }
  | { kind: 'act'; act: Act; returnTo?: string | undefined }
  | { kind: 'also'; isOn: boolean }
  | { kind: 'bell' }
  | { kind: 'hide-notice' }
  | { kind: 'answered'; to: Act; answer: Answer };

/** What the page cannot do by thinking. */
export type Effect =
  | { kind: 'act'; act: Act; reply?: (answer: Answer) => Msg }
  /** The newest of what is typed goes out once what went before is answered. */
  | { kind: 'tell'; act: Act }
  | { kind: 'focus'; id: string }
  | { kind: 'copy'; text: string }
  | { kind: 'reload' };

/** What the view of one person's part is made of. */
export interface Scope {
  readonly state: PageState;
  readonly person: PersonState;
  readonly pane: Pane;
  /** Simulated ms. */
  readonly now: number;
  /** The message that something happens in this person's part. */
  readonly say: (does: Does) => Msg;
  /** A name made unique among the people. */
  readonly id: (name: string) => string;
}
