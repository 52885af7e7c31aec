"""Style: how the page of a report looks, on a screen in light and dark, and on paper."""

STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1d232a; --quiet: #55606b; --line: #d5dae0; --wash: #f4f6f8;
  --trend: #0b5cad; --early: #b04a00; --active: #00695c; --rest: #6a5a99; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181d; --ink: #e6e9ec; --quiet: #a3adb7; --line: #333b44;
  --wash: #1c2228; --trend: #79b8ff; --early: #f0a062; --active: #5cc7b2; --rest: #b9a8e8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
main { max-width: 54rem; margin: 0 auto; padding: 2.5rem 1.25rem 3rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0; letter-spacing: -0.01em; }
h2 { font-size: 1.2rem; margin: 2.75rem 0 0.6rem; }
.status { color: var(--quiet); margin: 0.4rem 0 0; overflow-wrap: anywhere; }
.glance { display: grid; grid-template-columns: repeat(auto-fill, minmax(max(8.5rem, 22%), 1fr)); gap: 0.75rem;
  margin: 1.75rem 0 0; padding: 0; list-style: none; }
.glance li { background: var(--wash); border-radius: 8px; padding: 0.75rem 0.9rem; }
.glance b { display: block; font-size: 1.5rem; line-height: 1.25; font-weight: 600; }
.glance span { color: var(--quiet); font-size: 0.875rem; }
figure { margin: 0.5rem 0 1rem; }
svg { display: block; width: 100%; max-width: 38rem; height: auto; font: 11px system-ui, sans-serif; }
svg text { fill: var(--ink); }
svg .axis { fill: var(--quiet); font-size: 10px; }
svg .number { font-weight: 600; font-size: 10.5px; }
svg .grid { stroke: var(--line); stroke-width: 1; }
svg .line { fill: none; stroke: var(--trend); stroke-width: 2; stroke-linejoin: round; }
svg .dot { fill: var(--trend); }
svg .bar.trend { fill: var(--trend); } svg .bar.early { fill: var(--early); }
svg .bar.active { fill: var(--active); } svg .bar.rest { fill: var(--rest); }
svg .bar.unsaid { fill: none; stroke: var(--quiet); stroke-dasharray: 2 2; }
figcaption { color: var(--quiet); font-size: 0.875rem; margin-bottom: 0.35rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9375rem; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.75rem 0.45rem 0;
  border-bottom: 1px solid var(--line); }
thead th { font-size: 0.8125rem; font-weight: 600; color: var(--quiet); }
tbody th { font-weight: 500; }
tbody th small { display: block; color: var(--quiet); font-weight: 400; font-size: 0.8125rem; line-height: 1.4; }
.right { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.right + td.right, th.right + th.right { padding-left: 0.5rem; }
th.value { width: 6.5rem; } th.of { width: 6.5rem; } td.value { font-weight: 600; }
td.unsaid { font-weight: 400; color: var(--quiet); }
th:last-child, td:last-child { padding-right: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.35rem 1.25rem; font-size: 0.875rem; margin: 0; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
.wide { overflow-x: auto; }
@media (max-width: 34rem) { main { padding: 1.5rem 1rem; } h1 { font-size: 1.5rem; }
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: 0.6rem; } th, td { padding-right: 0.5rem; } th.value, th.of { width: auto; }
  .of { white-space: normal; } }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --wash: #f4f4f4;
  --trend: #0b5cad; --early: #b04a00; --active: #00695c; --rest: #6a5a99; }
  @page { margin: 18mm 16mm; } body { font-size: 9pt; line-height: 1.35; }
  th, td { padding-top: 0.2rem; padding-bottom: 0.2rem; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; margin-top: 1.6rem; } figure, tr, .glance li, footer { break-inside: avoid; }
  thead { display: table-header-group; } svg { max-width: 13cm; }
  .glance li, svg .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""
