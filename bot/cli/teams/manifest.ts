import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AjvDraft04 from 'ajv-draft-04';

/** The newest version whose schema is shipped in `@microsoft/app-manifest`. */
const VERSION = '1.30';
const SCHEMA = `teams/v${VERSION}/MicrosoftTeams.schema.json`;

/** Teams shows no longer name. */
export const LONGEST_NAME = 30;

/** What of the settings stands in the manifest. */
export interface AppFacts {
  appId: string;
  version: string;
  name: string;
  fullName: string;
  website: string;
  privacy: string;
  terms: string;
  says: { short: string; full: string };
}

export type Manifest = ReturnType<typeof createManifest>;

/** The manifest of a bot for the private chat, where alone complaints are taken; files go both ways. */
export function createManifest(app: AppFacts) {
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${VERSION}/MicrosoftTeams.schema.json`,
    manifestVersion: VERSION,
    version: app.version,
    id: app.appId,
    developer: {
      name: app.name,
      websiteUrl: app.website,
      privacyUrl: app.privacy,
      termsOfUseUrl: app.terms,
    },
    name: { short: app.name, full: app.fullName },
    description: app.says,
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0e5457',
    bots: [{ botId: app.appId, scopes: ['personal'], supportsFiles: true, isNotificationOnly: false }],
  };
}

/** What Microsoft's own schema finds wrong in a manifest, one line each. It is read from disk: no network is needed. */
export function findManifestErrors(manifest: object): string[] {
  const path = createRequire(import.meta.url).resolve(`@microsoft/app-manifest/build/json-schemas/${SCHEMA}`);
  const schema: unknown = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  if (typeof schema !== 'object' || schema === null) throw new TypeError('The schema of the manifest is no schema.');
  const ajv = new AjvDraft04.default({ allErrors: true, strict: false, formats: { uri: URL.canParse } });
  const check = ajv.compile(schema);
  if (check(manifest)) return [];
  return (check.errors ?? []).map(({ instancePath, message = 'is wrong' }) => `${instancePath || 'it'} ${message}`);
}
