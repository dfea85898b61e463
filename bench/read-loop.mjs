// The floor of an audit: walks a folder, and reads every file in it.
import { readdirSync, readFileSync } from 'node:fs';

let bytes = 0;
const walk = (folder) => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) walk(path);
    else bytes += readFileSync(path).length;
  }
};
for (const folder of process.argv.slice(2)) walk(folder);
console.log(bytes);
