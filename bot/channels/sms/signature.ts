import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The provider's signature of a form that was posted to that URL: SHA-1 over the URL and every field, name before
 * value, in the order of the names, without anything between them. A name that comes twice counts once with each value.
 */
export function signatureOf(token: string, url: string, form: URLSearchParams): string {
  const fields = [...new Set(form.keys())].sort();
  const valuesOf = (name: string) => [...new Set(form.getAll(name))].sort().map((value) => `${name}${value}`);
  return createHmac('sha1', token)
    .update(`${url}${fields.flatMap(valuesOf).join('')}`, 'utf8')
    .digest('base64');
}

/** Whether one of the tokens signed it. Takes as long for a near miss as for any other. */
export function isSigned(
  signature: string | undefined,
  tokens: readonly string[],
  url: string,
  form: URLSearchParams,
): boolean {
  if (!signature) return false;
  const given = Buffer.from(signature);
  return tokens.some((token) => {
    const right = Buffer.from(signatureOf(token, url, form));
    return given.length === right.length && timingSafeEqual(given, right);
  });
}
