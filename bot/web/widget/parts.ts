import type { Settings } from './settings.ts';
import { PAGE_SHEET, sheetFor } from './style.ts';
import type { LauncherWords } from './words.ts';

/** What the launcher puts on a site's page. */
export interface Parts {
  host: HTMLElement;
  shadow: ShadowRoot;
  button: HTMLButtonElement;
  label: HTMLElement;
  /** How many messages wait: for eyes, and in words. */
  count: HTMLElement;
  unread: HTMLElement;
  dialog: HTMLDialogElement;
  shut: HTMLButtonElement;
  /** Shown in the frame's place when it does not come. */
  cannot: HTMLElement;
  /** Read out when somebody has written. */
  heard: HTMLElement;
}

/**
 * Apart from the site's own styles and names, behind a shadow root. Its sheet is a constructed one, so that a site needs
 * to allow no inline style, and nothing is ever parsed as markup.
 */
export function build(settings: Settings, name: string, words: LauncherWords): Parts {
  const label = make('span', {});
  const count = make('span', { class: 'count', 'aria-hidden': 'true' });
  const unread = make('span', { class: 'heard' });
  const button = make(
    'button',
    { class: 'open', type: 'button', 'aria-haspopup': 'dialog' },
    picture(),
    label,
    count,
    unread,
  );
  button.hidden = !settings.button;
  const shut = make('button', { type: 'button' }, words.close);
  const away = make('a', { href: `${settings.chat}/`, target: '_blank' }, words.newTab);
  const cannot = make('p', { class: 'cannot', hidden: '' }, `${words.cannot} `, away);
  const dialog = make('dialog', { 'aria-label': name }, make('div', { class: 'bar' }, shut), cannot);
  const heard = make('p', { class: 'heard', role: 'status' });

  const host = document.createElement('amends-chat');
  host.toggleAttribute('bare', !settings.button);
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [sheet(sheetFor(settings))];
  shadow.append(make('section', { 'aria-label': name }, button, dialog, heard));
  if (settings.button) document.adoptedStyleSheets.push(sheet(PAGE_SHEET));
  // After the body, which some sites replace when they go to another page.
  document.documentElement.append(host);
  return { host, shadow, button, label, count, unread, dialog, shut, cannot, heard };
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  return fill(document.createElement(name), attributes, ...content);
}

/** A speech bubble. */
function picture(): Element {
  const path = {
    d: 'M3 4.5h14v9H9l-4 3.5v-3.5H3z',
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.7',
    'stroke-linejoin': 'round',
  };
  const svg = { viewBox: '0 0 20 20', width: '20', height: '20', 'aria-hidden': 'true' };
  const draw = (name: string) => document.createElementNS('http://www.w3.org/2000/svg', name);
  return fill(draw('svg'), svg, fill(draw('path'), path));
}

function fill<E extends Element>(element: E, attributes: Record<string, string>, ...content: (Node | string)[]): E {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
