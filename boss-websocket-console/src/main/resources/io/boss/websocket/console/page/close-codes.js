// What close codes mean, for whoever looks at one.

const MEANINGS = new Map([
  [1000, "Normal end."],
  [1001, "The other end goes away: the server is shutting down, or a page is left. Clients come back."],
  [1002, "One end has broken the protocol of WebSockets."],
  [1003, "The server does not take messages of this kind."],
  [1005, "Closed without a code."],
  [1006, "No close frame has come: the network is gone, the server has died, or the handshake was refused."],
  [1007, "A message was not what it says it is, such as text that is no UTF-8."],
  [1008, "Policy: the client reads too slowly, sends too fast, or has broken a rule of the service. The log says which."],
  [1009, "A message is longer than boss.websocket.max-message-size."],
  [1011, "The service has failed for this client. The log of the server has the exception."],
  [1012, "The service is restarting. Clients come back."],
  [1013, "Try again later: the service is full or down."],
  [1015, "TLS has failed."],
  [4401, "The authentication is missing or has expired."],
  [4403, "Access denied. Clients stay away."],
  [4409, "Another connection has taken over this session."],
  [4503, "Closed by an operator. Clients come back after a while."],
]);

/** A sentence about a close code. */
export function meaningOf(code, wasOpen) {
  if (code === 1006 && !wasOpen) {
    return "The handshake was refused, and browsers do not tell pages why. The log of the server, or the network view of the browser, "
      + "has the status: 401 or 403 by access rules or the origin, 404 no such service, 426 no WebSocket, 503 shutting down or full.";
  }
  if (MEANINGS.has(code)) {
    return MEANINGS.get(code);
  }
  if (code >= 4500 && code <= 4999) {
    return "A code of the application. Clients stay away.";
  }
  return (code >= 4000) ? "A code of the application. Clients come back." : "";
}
