package dev.talaria.live;

import dev.talaria.gateway.InputRequest;

/// An input request that nobody has answered yet.
///
/// @param answering whether somebody's answer is on its way
public record OpenRequest(InputRequest request, boolean answering) {}
