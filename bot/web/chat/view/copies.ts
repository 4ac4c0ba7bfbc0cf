/** Puts a page on the device as a file. */
export function savePage(html: string, name: string): void {
  follow(html, { download: name });
}

/**
 * Shows a page in a tab of its own, which has to be opened before anything is waited for, or browsers refuse it when the
 * page was slow to come. In a frame it is opened when the page is there: on a site that keeps itself apart nobody can
 * reach a tab any more that is open, and it would stay blank. A page that was slow to come is saved there instead.
 */
export async function openPage(coming: Promise<string>): Promise<void> {
  if (window.parent !== window) {
    const html = await coming;
    // Unknown to older browsers.
    const activation: { isActive: boolean } | undefined = navigator.userActivation;
    return !activation || activation.isActive ? follow(html, { target: '_blank' }) : savePage(html, FILE);
  }
  const tab = window.open('', '_blank');
  try {
    const address = addressOf(await coming);
    if (tab) tab.location.replace(address);
    else savePage(await coming, FILE);
  } catch (error) {
    tab?.close();
    throw error;
  }
}

/** Copies what an element says; where that cannot be done it is marked, and the answer is false. */
export async function copyText(element: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(element.textContent ?? '');
    return true;
  } catch {
    getSelection()?.selectAllChildren(element);
    return document.execCommand('copy');
  }
}

function follow(html: string, how: { download: string } | { target: string }): void {
  const link = document.createElement('a');
  Object.assign(link, how, { href: addressOf(html) }).click();
}

const FILE = 'complaint.html';
const minute = 60_000;

function addressOf(html: string): string {
  const address = URL.createObjectURL(new Blob([html], { type: 'text/html;charset=utf-8' }));
  setTimeout(() => URL.revokeObjectURL(address), minute);
  return address;
}
