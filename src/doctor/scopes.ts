import { type Check, mend, note, ok } from './check.ts';

/** The bot scopes of a manifest, in its own order. Reads the one list that manifest.yml keeps below `bot:`. */
export function scopesOf(manifest: string): readonly string[] {
  const [, list = ''] = /^\s*scopes:\s*\n\s*bot:\s*\n((?:\s*(?:-|#).*\n)+)/m.exec(manifest) ?? [];
  return [...list.matchAll(/^\s*-\s*([a-z_:.]+)/gm)].map(([, scope = '']) => scope);
}

export function compareScopes(granted: readonly string[], wanted: readonly string[]): readonly Check[] {
  const about = 'scopes';
  const missing = wanted.filter((scope) => !granted.includes(scope));
  const surplus = granted.filter((scope) => !wanted.includes(scope));
  const checks: Check[] = [];
  if (surplus.length > 0) {
    checks.push(note(about, `granted, but never used: ${surplus.join(', ')}. They can be taken away.`));
  }
  if (missing.length > 0) {
    checks.push(
      mend(
        about,
        `missing: ${missing.join(', ')}. Put manifest.yml into "App Manifest" of your app at api.slack.com/apps, ` +
          'and install the app to the workspace again.',
      ),
    );
  }
  return checks.length > 0 ? checks : [ok(about, `all ${wanted.length} granted`)];
}
