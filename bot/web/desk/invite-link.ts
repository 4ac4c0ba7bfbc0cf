/** The invite's token in an address or a pasted link; undefined without one. */
export function inviteIn(link: string): string | undefined {
  return /#invite=([\w-]+)/.exec(link)?.[1];
}
