// The floor of any bot behind Express: reads the activity, gives its text back in the response. Remembers nothing.
import express from 'express';

const app = express();
app.use(express.json());
app.post('/api/messages', (req, res) => {
  res.json({ type: 'message', text: `You said: ${req.body.text}` });
});
app.listen(Number(process.env.PORT), '127.0.0.1').keepAliveTimeout = 120_000;
