import { NIGHT_HOURS } from './figures.ts';

/** Bars only: words stand beside them as HTML, which keeps its size when a chart is drawn small. */

const HEIGHT = 100;
const HOUR_WIDTH = 10;

/** Two bars for each hour of a day, the night behind them darker. */
export function hoursChart(before: readonly number[], after: readonly number[]): string {
  const most = Math.max(...before, ...after, 1);
  const bars = before.map((number, hour) => {
    const x = hour * HOUR_WIDTH;
    const then = after[hour] ?? 0;
    const label = `${String(hour).padStart(2, '0')}:00: ${number} before, ${then} with Sluice`;
    return (
      `<g><title>${label}</title>` +
      (NIGHT_HOURS.has(hour)
        ? `<rect class="night" x="${x}" y="0" width="${HOUR_WIDTH}" height="${HEIGHT}"/>`
        : '') +
      bar('before', x + 1.5, number / most) +
      bar('after', x + 5.2, then / most) +
      '</g>'
    );
  });
  const grid = [0, 50].map((y) => `<line class="grid" x1="0" x2="${24 * HOUR_WIDTH}" y1="${y}" y2="${y}"/>`);
  return (
    `<svg class="hours" viewBox="0 0 ${24 * HOUR_WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" ` +
    `aria-label="Interruptions by hour of the day, before and with Sluice; the numbers stand in the table below">` +
    `${grid.join('')}${bars.join('')}</svg>`
  );
}

/** One bar that lies, as long as its share. */
export function shareBar(share: number, kind: 'before' | 'after'): string {
  const width = Math.max(0, Math.min(1, share)) * 100;
  return (
    '<svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">' +
    `<rect class="${kind}" x="0" y="0" width="${width.toFixed(2)}" height="10"/></svg>`
  );
}

function bar(kind: 'before' | 'after', x: number, share: number): string {
  const height = share * HEIGHT;
  return `<rect class="${kind}" x="${x}" y="${(HEIGHT - height).toFixed(2)}" width="3.3" height="${height.toFixed(2)}"/>`;
}
