/** The text in a field of the form that was submitted, trimmed; empty when there is none. */
export function typedIn({ currentTarget }: SubmitEvent, name: string): string {
  const value = currentTarget instanceof HTMLFormElement ? new FormData(currentTarget).get(name) : '';
  return typeof value === 'string' ? value.trim() : '';
}
