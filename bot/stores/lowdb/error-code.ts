/** The code of a file system's error, for example `ENOSPC`; of any other the name. Never its words. */
export function errorCode(error: unknown): string {
  // Asked by shape: in a test's own world an error of the file system is no instance of its Error.
  if (typeof error !== 'object' || error === null) return typeof error;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'name' in error && typeof error.name === 'string' ? error.name : 'unknown';
}
