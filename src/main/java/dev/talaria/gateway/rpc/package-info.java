/// JSON-RPC over a WebSocket, in pieces: the wire, its messages, who waits for which answer, and whether the other end lives.
@NullMarked
package dev.talaria.gateway.rpc;

import org.jspecify.annotations.NullMarked;
