import { createServer } from 'node:http';
import { ActivityHandler } from 'botbuilder-core';
import express from 'express';
import { createDirectLine } from '../../bot/channels/direct-line/index.ts';

const bot = new ActivityHandler().onMessage(async (context, next) => {
  await context.sendActivity(`You said ${context.activity.text}`);
  await next();
});
const line = createDirectLine({ secret: 'keep-this-to-yourself', bot });
const server = createServer(express().use('/v3/directline', line.router)).listen(process.env.PORT ?? 3978);
server.on('upgrade', (req, socket, head) => line.upgrade(req, socket, head) || socket.destroy());

export { line, server };
