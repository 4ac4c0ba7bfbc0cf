// The floor of an open chat: one bare WebSocket, no state.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const server = createServer();
new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('message', (said) => socket.send(said.toString()));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
