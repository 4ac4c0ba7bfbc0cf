/** Puts a page on the device as a file. */
export function savePage(html: string, name: string): void {
  const link = document.createElement('a');
  link.href = addressOf(html);
  link.download = name;
  link.click();
}

/** Shows a page in a tab of its own, which has to be opened before anything is waited for, or browsers refuse it. */
export async function openPage(coming: Promise<string>): Promise<void> {
  const tab = window.open('', '_blank');
  try {
    const address = addressOf(await coming);
    if (tab) tab.location.replace(address);
    else savePage(await coming, 'complaint.html');
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

const minute = 60_000;

function addressOf(html: string): string {
  const address = URL.createObjectURL(new Blob([html], { type: 'text/html;charset=utf-8' }));
  setTimeout(() => URL.revokeObjectURL(address), minute);
  return address;
}
