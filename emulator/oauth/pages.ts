import type { World } from '../world/world.ts';
import type { Wanted } from './oauth.ts';

/** Asks who is signed in, and whether they allow the app what it wants. */
export function consentPage(world: World, wanted: Wanted): string {
  const people = [...world.users.values()].filter(
    (user) => !user.isBot && !user.deleted && user.id !== 'USLACKBOT',
  );
  const options = people.map((user) => `<option value="${user.id}">${escaped(user.realName)}</option>`);
  const scopes = [...wanted.scope, ...wanted.userScope.map((scope) => `${scope} (in your name)`)];
  return page(`
    <h1>${escaped(world.app.name)} wants to access ${escaped(world.team.name)}</h1>
    <ul>${scopes.map((scope) => `<li>${escaped(scope)}</li>`).join('')}</ul>
    <form method="post">
      <label>Signed in as <select name="user">${options.join('')}</select></label>
      <button name="decision" value="allow">Allow</button>
      <button name="decision" value="deny">Cancel</button>
    </form>`);
}

export function problemPage(problem: string): string {
  return page(`<h1>Something went wrong when authorizing this app</h1><p>${escaped(problem)}</p>`);
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Slack, emulated</title><body>${body}</body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
