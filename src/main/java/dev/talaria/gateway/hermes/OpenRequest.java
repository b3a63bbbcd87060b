package dev.talaria.gateway.hermes;

import java.util.Optional;

import dev.talaria.gateway.InputRequest;

/// An input request together with how its backend wants to be answered.
///
/// @param backendId its id at the backend; nothing for an approval of a backend that numbers none: that one is the oldest
///        of its session
/// @param severalQuestions whether a clarification names its questions, and is answered by their names
record OpenRequest(InputRequest request, Style style, Optional<String> backendId, boolean severalQuestions) {
    enum Style {
        /// By a method such as `approval.respond`.
        BY_METHOD,
        /// By the response to the backend's own request, whose id is the input request's.
        BY_RESPONSE
    }

    String id() {
        return request.id();
    }

    /// Whether its backend knows it only as the oldest of its session.
    boolean isNamelessApproval() {
        return backendId.isEmpty() && request instanceof InputRequest.Approval;
    }
}
