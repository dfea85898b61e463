import type { Artifact, Form } from '../artifact.ts';
import { factsOf, type Reader } from '../handout/facts.ts';
import { html } from '../handout/html.ts';
import { markdown } from '../handout/markdown.ts';
import { plain } from '../handout/plain.ts';
import { sheetFor, type Sheet } from '../handout/sheet.ts';
import type { Material } from '../material.ts';

type Readers = (material: Material) => readonly Reader[];

function sheets(material: Material, readers: Readers): readonly Sheet[] {
  const facts = factsOf(material);
  return readers(material).map((reader) => sheetFor(facts, reader));
}

function forms(readers: Readers): readonly [Form, ...Form[]] {
  return [
    {
      format: 'html',
      endings: ['html', 'htm'],
      make: (material) => html(sheets(material, readers), material.toolVersion),
    },
    { format: 'markdown', endings: ['md', 'markdown'], make: (material) => markdown(sheets(material, readers)) },
    { format: 'text', endings: ['txt', 'text'], make: (material) => plain(sheets(material, readers)) },
  ];
}

function artifact(name: string, summary: string, readers: Readers): Artifact {
  const all = forms(readers);
  return { name, file: `${name}.html`, summary, executable: false, forms: all, make: all[0].make };
}

export const handout: Artifact = {
  ...artifact('handout', 'for users, one sheet for all: how to get Messenger, sign in and get help', () => [
    undefined,
  ]),
  blank: true,
};

export const handoutUsers: Artifact = {
  ...artifact('handout-users', 'the same with a sheet for each user of the roster', ({ users }) => users),
  unfit: ({ users }) => (users.length === 0 ? 'the policy names no roster' : undefined),
};
