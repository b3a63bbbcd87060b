package dev.talaria.gateway.backend;

import java.util.concurrent.CompletableFuture;

/// Somebody in the queue for a place.
///
/// @param admitted false where the wait was in vain
record Waiter(PooledBackend backend, CompletableFuture<Boolean> admitted) {}
