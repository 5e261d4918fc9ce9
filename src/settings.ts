import type { Environment, Values, VariableName } from './environment.ts';
import { Secret } from './secret.ts';

type NamesOf<Type> = { [N in VariableName]: Type extends Values[N] ? N : never }[VariableName];

/**
 * The environment while it is being judged: every problem is noted and nothing thrown, so that all of them
 * are told at once. What a method returns after it noted a problem is a stand-in that nobody will use.
 */
export class Settings {
  readonly values: Values;
  readonly warnings: string[];
  readonly #problems: { variable: VariableName; words: string }[];

  constructor(environment: Environment) {
    this.values = environment.values;
    this.warnings = [...environment.warnings];
    this.#problems = [...environment.problems];
  }

  get problems(): string[] {
    return this.#problems.map(({ words }) => words);
  }

  /** A second complaint about the same variable would only hide the first. */
  problem(variable: VariableName, words: string): void {
    if (!this.#problems.some((known) => known.variable === variable))
      this.#problems.push({ variable, words });
  }

  secret(variable: NamesOf<Secret>, words: string): Secret {
    const value = this.values[variable];
    if (value === undefined) this.problem(variable, words);
    return value ?? new Secret('');
  }

  text(variable: NamesOf<string>, words: string): string {
    const value = this.values[variable];
    if (value === undefined) this.problem(variable, words);
    return value ?? '';
  }

  integer(variable: NamesOf<number>, otherwise: number, least: number, most: number): number {
    const value = this.values[variable] ?? otherwise;
    if (value < least || value > most) {
      this.problem(variable, `${variable} must be from ${least} to ${most}, not ${value}.`);
    }
    return value;
  }

  /** A URL that secrets travel to: without encryption only on this machine, elsewhere with a warning. */
  url(variable: NamesOf<URL>, otherwise: string): string {
    const url = this.values[variable];
    if (url !== undefined && url.protocol === 'http:' && !isLoopback(url)) {
      this.warnings.push(
        `${variable} begins with http://: what is sent to ${url.host} can be read on the way.`,
      );
    }
    return url?.href ?? otherwise;
  }

  /** A page that Slack sends browsers to: it must be HTTPS, except on this machine. */
  page(variable: NamesOf<URL>): string | undefined {
    const url = this.values[variable];
    if (url !== undefined && url.protocol === 'http:' && !isLoopback(url)) {
      this.problem(variable, `${variable} must begin with https://: Slack sends browsers nowhere else.`);
    }
    return url?.href;
  }
}

export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d+){3}$/.test(url.hostname);
}
