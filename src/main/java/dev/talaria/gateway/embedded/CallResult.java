package dev.talaria.gateway.embedded;

/// What came of a call.
///
/// @param result JSON or text
/// @param diff what changed in a file; empty for none
/// @param todos the list of tasks as JSON; empty for none
record CallResult(String result, String diff, String todos) {
    static CallResult of(String result) {
        return new CallResult(result, "", "");
    }
}
