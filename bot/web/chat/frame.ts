import { type Host, meetHost } from './host.ts';
import { themeFrom } from './theme.ts';

/** The site around this page, when it is one for a frame and stands in one. Its colour and scheme are put on. */
export async function enterFrame(): Promise<Host | undefined> {
  if (location.pathname !== '/embed' || window.parent === window) return undefined;
  const host = await meetHost();
  const { style, dataset } = document.documentElement;
  const theme = themeFrom(host.colour);
  for (const [name, value] of Object.entries(theme ?? {})) style.setProperty(name, value);
  if (theme) dataset.theme = 'site';
  if (host.scheme) dataset.scheme = host.scheme;
  host.onOpened(findYourself);
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) host.tell({ amends: 'close' });
  });
  return host;
}

/** On a phone the field would bring up the keyboard over what was said. */
function findYourself(): void {
  const place = matchMedia('(pointer: fine)').matches ? '#message' : '.transcript-frame';
  document.querySelector<HTMLElement>(place)?.focus();
}
