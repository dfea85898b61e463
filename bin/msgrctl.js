#!/usr/bin/env node
// Refuses a Node that is too old in plain words, before anything newer is parsed; then runs the bundle.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`msgrctl: needs Node 20.19 or newer; this is Node ${process.versions.node}\n`);
  process.exitCode = 3;
} else {
  await import('../dist/main.js');
}
