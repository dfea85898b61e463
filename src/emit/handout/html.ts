import { directionOf } from './direction.ts';
import { TITLE, type Block, type Row, type Section, type Sheet } from './sheet.ts';
import { areShort, sizeOf } from './size.ts';
import { STYLE } from './style.ts';
import type { Word, Words } from './words.ts';

/**
 * One page with everything in it, in the HTML 4.01 of 2006: without its style sheet it is headings, lists and a table. What
 * comes from the policy gets its own direction, which newer browsers also keep apart from what is around it.
 */
export function html(sheets: readonly Sheet[], toolVersion: string): string {
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">
<html lang="en">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="msgrctl ${escaped(toolVersion)}">
<title>${TITLE}</title>
<style type="text/css">
${STYLE}</style>
</head>
<body>
${sheets.map(sheet).join('<hr>\n')}</body>
</html>
`;
}

function sheet(each: Sheet): string {
  const { organization, title, lead, details, sections, call } = each;
  const half = Math.ceil(sections.length / 2);
  return `<div class="${sizeOf(each)}">
<div class="head">
${organization ? `<p class="organization">${words(organization)}</p>\n` : ''}<h1>${escaped(title)}</h1>
<p class="lead">${words(lead)}</p>
</div>
<div class="details">
<table summary="What to type, and whom to call">
${details.map(line).join('')}</table>
</div>
<div class="columns">
${column('left', sections.slice(0, half), 1)}${column('right', sections.slice(half), half + 1)}</div>
<div class="call">
<h2>${words(call.title)}</h2>
${list('ul', call.items)}</div>
</div>
`;
}

/** Two that belong together share a row of the table where both are short. */
function line(rows: readonly Row[]): string {
  if (areShort(rows)) return `<tr>${rows.map(cells('')).join('')}</tr>\n`;
  return rows.map((row) => `<tr>${cells(' colspan="3"')(row)}</tr>\n`).join('');
}

const cells =
  (span: string) =>
  ({ term, value }: Row): string =>
    `<th scope="row">${escaped(term)}</th><td${span}>${words(value)}</td>`;

function column(side: 'left' | 'right', some: readonly Section[], from: number): string {
  return `<div class="${side}">\n${some.map((each, i) => section(each, from + i)).join('')}</div>\n`;
}

function section({ title, blocks }: Section, number: number): string {
  return `<h2><span class="number">${number}</span> ${escaped(title)}</h2>\n${blocks.map(block).join('')}`;
}

function block(each: Block): string {
  if (each.kind === 'text') return `<p>${words(each.words)}</p>\n`;
  return list(each.kind === 'steps' ? 'ol' : 'ul', each.items);
}

function list(tag: 'ol' | 'ul', items: readonly Words[]): string {
  return `<${tag}>\n${items.map((item) => `<li>${words(item)}</li>\n`).join('')}</${tag}>\n`;
}

function words(all: Words): string {
  return all.map(word).join('');
}

function word(one: Word): string {
  if (typeof one === 'string') return escaped(one);
  switch (one.kind) {
    case 'label':
      return `<b>${escaped(one.text)}</b>`;
    case 'strong':
      return `<strong>${escaped(one.text)}</strong>`;
    // An address is read from left to right, whatever script a part of it is in.
    case 'value':
      return `<span class="value" dir="ltr">${escaped(one.text)}</span>`;
    case 'name':
      return `<span class="name" dir="${directionOf(one.text)}">${escaped(one.text)}</span>`;
    case 'blank':
      return `<span class="blank">${'_'.repeat(one.width)}</span>`;
    case 'tick':
      return `<span class="tick">[&nbsp;&nbsp;&nbsp;]&nbsp;${escaped(one.text)}</span>`;
  }
}

const ENTITIES: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
