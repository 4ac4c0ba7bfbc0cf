import type { AmendsWidget } from '../widget/widget.ts';

/** What the tag says is taken from this page's address, so that looks can be tried out. */
const NAMES = ['color', 'locale', 'side', 'scheme'];
const asked = new URLSearchParams(location.search);
const form = document.querySelector<HTMLFormElement>('#looks');
// It stands below, and runs after this.
const tag = document.querySelector<HTMLScriptElement>('#amends');
const code = document.querySelector('#tag');
let attributes = '';

for (const name of NAMES) {
  const value = asked.get(name);
  if (!value || !/^[#\w-]+$/.test(value)) continue;
  const field = form?.elements.namedItem(name);
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  if (tag) tag.dataset[name] = value;
  attributes += ` data-${name}="${value}"`;
}
if (code) code.textContent = `<script src="${location.origin}/widget.js"${attributes} defer></script>`;

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const wanted = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value) wanted.set(name, value);
  location.search = wanted.toString();
});

document.addEventListener('amends', () => {
  const events = document.querySelector('#events');
  widget()?.onEvent((event) => {
    const line = document.createElement('li');
    line.textContent = JSON.stringify(event);
    events?.append(line);
  });
});

const press = (id: string, act: () => void) => document.querySelector(id)?.addEventListener('click', act);
press('#open', () => widget()?.open());
press('#close', () => widget()?.close());
press('#send', () => widget()?.sendContext({ order: 4471 }));

function widget(): AmendsWidget | undefined {
  return window.Amends;
}
