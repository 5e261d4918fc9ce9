/** The page's style: light and dark, from a phone's width on. */
export const STYLE = `
:root { --ink: #1d2430; --faint: #5b6675; --paper: #ffffff; --card: #f4f6f9; --line: #d9dfe7;
  --before: #98a3b3; --after: #1f6feb; --night: #e9edf3; --good: #1a7f37; --bad: #c62828; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7ebf0; --faint: #a3adba; --paper: #12161c; --card: #1c222b; --line: #303845;
    --before: #6f7b8b; --after: #58a6ff; --night: #1c222b; --good: #56d364; --bad: #ff7b72; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1.5rem 0 0; }
.tiles div { background: var(--card); border-radius: .6rem; padding: .8rem 1rem; display: flex; flex-direction: column; }
.tiles dd { margin: 0; font-size: 1.4rem; font-weight: 650; white-space: nowrap; }
.tiles dt { color: var(--faint); font-size: .9rem; }
figure { margin: 0; display: grid; grid-template-columns: auto 1fr; column-gap: .5rem; }
figcaption { grid-column: 1 / -1; margin-bottom: .75rem; color: var(--faint); }
.key { white-space: nowrap; margin-left: .6rem; }
.key::before { content: ''; display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin-right: .35em; }
.key.before::before { background: var(--before); }
.key.after::before { background: var(--after); }
.key.night::before { background: var(--night); outline: 1px solid var(--line); }
.scale { display: flex; flex-direction: column; justify-content: space-between; text-align: right;
  font-size: .8rem; line-height: 1; color: var(--faint); }
.axis { grid-column: 2; display: flex; justify-content: space-between; font-size: .8rem; color: var(--faint); padding-top: .3rem; }
svg { display: block; width: 100%; }
svg.hours { height: 14rem; border-bottom: 1px solid var(--faint); }
svg.share { height: .8rem; }
rect.before { fill: var(--before); }
rect.after { fill: var(--after); }
rect.night { fill: var(--night); }
line.grid { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; margin: .5rem 0; }
th, td { padding: .3rem .4rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { text-align: left; font-weight: 400; overflow-wrap: anywhere; }
thead th { color: var(--faint); font-size: .85rem; }
td, thead th + th { text-align: right; white-space: nowrap; }
.bars th { width: 45%; }
.bars td { width: 4rem; vertical-align: middle; }
.bars td.bar { width: auto; min-width: 4rem; }
details { margin-top: 1rem; }
summary { cursor: pointer; color: var(--faint); }
.good { color: var(--good); font-weight: 600; }
.bad { color: var(--bad); font-weight: 600; }
`;
