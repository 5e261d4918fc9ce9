import { Secret } from './secret.ts';
import { type Types, VARIABLES } from './variables.ts';

type Row = (typeof VARIABLES)[number];
export type VariableName = Row['name'];
export type Values = { [R in Row as R['name']]?: Types[R['type']] };

/** A variable that must be mended, in words that say how. */
export interface Problem {
  readonly variable: VariableName;
  readonly words: string;
}

/** What the environment says, typed but not yet judged. */
export interface Environment {
  readonly values: Values;
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/**
 * Names and types only; `readConfig` knows the rules. `NAME_FILE` names a file that holds the value.
 * An empty variable counts as not set: compose files and unit files leave them so.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
): Environment {
  const values: Record<string, Types[keyof Types]> = {};
  const problems: Problem[] = [];
  for (const { name, type } of VARIABLES) {
    try {
      const text = textOf(name, env, readFile);
      if (text !== undefined) values[name] = parse(text, type);
    } catch (error) {
      problems.push({
        variable: name,
        words: `${name} ${error instanceof Error ? error.message : String(error)}`,
      });
    }
  }
  return { values, problems, warnings: Object.keys(env).flatMap(unknownVariable) };
}

function textOf(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
): string | undefined {
  const direct = env[name]?.trim() || undefined;
  const path = env[`${name}_FILE`]?.trim();
  if (!path) return direct;
  if (direct !== undefined) throw new Error(`and ${name}_FILE are both set: keep one of them.`);
  const text = contents(path, name, readFile).trim();
  if (text === '') throw new Error(`is empty in the file that ${name}_FILE names, ${path}.`);
  return text;
}

function contents(path: string, name: string, readFile: (path: string) => string): string {
  try {
    return readFile(path);
  } catch (cause) {
    const code =
      typeof cause === 'object' && cause !== null && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new Error(`cannot be read from ${path}${code}: mend ${name}_FILE or the file's permissions.`, {
      cause,
    });
  }
}

function parse(text: string, type: keyof Types): Types[keyof Types] {
  switch (type) {
    case 'text':
      return text;
    case 'secret':
      return new Secret(text);
    case 'integer':
      if (!/^\d{1,9}$/.test(text)) throw new Error(`must be a whole number, not "${text}".`);
      return Number(text);
    case 'url':
      if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
        throw new Error(`must be a URL that begins with https:// or http://, not "${text}".`);
      }
      return new URL(text);
    case 'list':
      return text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '');
  }
}

/** A misspelt variable is silent otherwise: the app would run with a default that nobody chose. */
function unknownVariable(name: string): string[] {
  const known = VARIABLES.some((variable) => name === variable.name || name === `${variable.name}_FILE`);
  if (known || !/^(SLACK|OPENAI)_/.test(name)) return [];
  return [
    `${name} is set, but Sluice does not read it: mend its name (README.md, "Configuration") or remove it.`,
  ];
}
