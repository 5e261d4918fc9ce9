import { type Page, startPage } from '../emulator/page/page.ts';
import type { Demo } from './demo-app.ts';
import { readManifest } from './demo-manifest.ts';
import { demoScene } from './demo-scene.ts';

/** The port that is tried first, so that a restart finds the page where it was. */
const USUAL_PORT = 4600;

/** Serves the demo's page on its usual port, or on any other where that one is taken. */
export async function serveDemo(demo: Demo, options: { port?: number; paceMs?: number } = {}): Promise<Page> {
  const { slack, hours, settled } = demo;
  const wanted = { manifest: await readManifest(), hours, settled, scene: demoScene(demo), ...options };
  if (options.port !== undefined) return startPage(slack, wanted);
  return startPage(slack, { ...wanted, port: USUAL_PORT }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') return startPage(slack, wanted);
    throw error;
  });
}
