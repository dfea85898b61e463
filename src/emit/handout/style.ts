/**
 * The look of the page, light on a screen, dark where the reader's system is dark, black on white on paper. Plain rules come
 * first and are enough for a browser of 2006; it skips what it does not know. One sheet of A4 or Letter holds one user.
 */
export const STYLE = `
body { margin: 0; padding: 24px 12px; background: #e9edf1; color: #1d2733; font: 15px/1.45 "Lucida Grande", "Helvetica Neue", Helvetica, Arial, sans-serif; }
hr { display: none; }
.sheet { max-width: 860px; margin: 0 auto 32px; padding: 36px 44px 28px; background: #fff; border: 1px solid #d3dae1; border-radius: 6px; }
.head { border-bottom: 3px solid #0b6aa2; padding-bottom: 10px; }
.organization { margin: 0 0 2px; color: #0b6aa2; font-size: 13px; font-weight: bold; letter-spacing: 0.04em; }
h1 { margin: 0; font-size: 29px; line-height: 1.2; }
.lead { margin: 5px 0 0; color: #4d5b69; }
.details { margin: 18px 0 6px; padding: 10px 16px; background: #eaf3f9; border-left: 4px solid #0b6aa2; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 3px 0; text-align: left; vertical-align: top; }
td { padding-right: 14px; }
th { width: 125px; padding-right: 14px; color: #0b5a8a; font-weight: bold; white-space: nowrap; }
.columns { overflow: hidden; }
.left { float: left; width: 47.5%; }
.right { float: right; width: 47.5%; }
h2 { margin: 18px 0 6px; font-size: 17px; line-height: 1.25; }
.number { display: inline-block; width: 22px; height: 22px; margin-right: 5px; background: #0b6aa2; border-radius: 11px; color: #fff; font-size: 13px; line-height: 22px; text-align: center; }
p { margin: 5px 0; }
ol, ul { margin: 4px 0; padding: 0 0 0 22px; }
li { margin: 0 0 5px; }
ul { list-style: square; }
.call { margin: 16px 0 0; padding: 8px 16px 6px; border: 2px solid #0b6aa2; border-radius: 6px; }
.call h2 { margin: 0 0 4px; font-size: 15px; }
.call ul { -webkit-column-count: 2; column-count: 2; column-gap: 30px; }
strong { color: #0b5a8a; }
.value { font-family: Menlo, Monaco, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.93em; }
.blank { line-height: 1.9; white-space: nowrap; }
.tick { margin-right: 8px; white-space: nowrap; }
p, li, td { word-wrap: break-word; overflow-wrap: anywhere; }
@media screen and (max-width: 760px) {
  body { padding: 0; }
  .sheet { border: 0; border-radius: 0; margin: 0 0 12px; padding: 20px 18px; }
  .left, .right { float: none; width: auto; }
  .call ul { -webkit-column-count: 1; column-count: 1; }
  th, td { display: block; width: auto; }
  td { padding-bottom: 8px; }
}
@media screen and (prefers-color-scheme: dark) {
  body { background: #11161b; color: #dde4ea; }
  .sheet { background: #1a2128; border-color: #2c3640; }
  .head { border-color: #58b4e5; }
  .organization, th, strong { color: #7cc4ec; }
  .lead { color: #a3b0bc; }
  .details { background: #212c36; }
  .details, .call { border-color: #58b4e5; }
  .number { background: #58b4e5; color: #10202b; }
}
@page { margin: 11mm 14mm; }
@media print {
  body { padding: 0; background: #fff; color: #000; font-size: 8.6pt; line-height: 1.33; }
  .sheet { max-width: none; margin: 0; padding: 0 1pt; border: 0; border-radius: 0; page-break-inside: avoid; }
  hr + .sheet { page-break-before: always; }
  .long { font-size: 8pt; }
  .longer { font-size: 7.3pt; }
  .longest { font-size: 6.5pt; }
  .head, .details, .call { border-color: #000; }
  .head { border-bottom-width: 1.5pt; padding-bottom: 5pt; }
  .organization, .lead, th, strong { color: #000; }
  .organization { font-size: 1em; }
  h1 { font-size: 19pt; }
  h2 { margin: 8pt 0 2pt; font-size: 11.5pt; }
  .call { margin: 8pt 0 0; padding: 4pt 9pt 2pt; border: 1pt solid #000; border-radius: 0; page-break-inside: avoid; }
  .call h2 { margin: 0 0 2pt; font-size: 1.1em; }
  .details { margin: 9pt 0 0; padding: 5pt 9pt; background: none; border: 1pt solid #000; }
  th { width: 88pt; }
  th, td { padding: 1.5pt 0; }
  li { margin-bottom: 2pt; }
  .number { width: auto; height: auto; margin-right: 3pt; background: none; border-radius: 0; color: #000; font-size: 11.5pt; line-height: 1.25; }
}
`.trimStart();
