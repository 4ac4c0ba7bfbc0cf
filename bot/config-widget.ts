import { z } from 'zod';

const SAYS = 'must be a list of origins such as https://shop.example.com: https, except on this machine, and no path';
const NAME = String.raw`[a-z0-9](?:[a-z0-9-]*[a-z0-9])?`;
/** A whole site, one with all that is below it (`https://*.example.com`), or a program on this machine. */
const ORIGIN = new RegExp(
  String.raw`^(?:https://(?:\*\.)?${NAME}(?:\.${NAME})*|http://(?:localhost|127(?:\.\d{1,3}){3}))(?::\d{1,5})?$`,
);

/** Sites that may show the chat. What is taken goes into a header as it stands, so nothing but an origin is taken. */
export const widgetEnvironment = {
  WIDGET_ORIGINS: z
    .string()
    .transform((written) =>
      written
        .split(',')
        .map((one) => one.trim().replace(/\/$/, '').toLowerCase())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(ORIGIN, SAYS)))
    .default([]),
};
